import type { Hono } from 'hono'
import type { Settings } from '../settings.js'
import type { TransportEnv } from '../transport-env.js'
import { escapeAttribute, escapeText } from '../wire/write.js'

/** Address that clients keep; it redirects to a dated file, which they must follow (EX_GEN-1540). */
const stablePath = '/web/dmp/documents/param-lps'
/** Date of the edition of param-lps that the structure below was read from [inferred]. */
const datedPath = '/web/dmp/documents/param-lps-20250131.xml'

/**
 * The parameters of the DMP that a client reads at least once a week, as XML.
 *
 *   settings, origin of the bench -> dmp-parameters (source: dmp-answers-outline, section 5; dmp-wire, section 11)
 *
 * The two addresses of printed documents lead back to the bench: the real ones are not told.
 */
export function paramLpsXml(settings: Settings, origin: string): string {
  const parameters: readonly (readonly [string, string])[] = [
    ['fonctions-gestion-mineurs', String(settings.fonctionsGestionMineurs)],
    ['age-majorite', String(settings.ageMajorite)],
    ['cumul-invisible_patient-masque_ps', String(settings.cumulInvisiblePatientMasquePs)],
    ['param-document-des-secrets', `${origin}/web/dmp/documents/document-des-secrets`],
    ['param-accuse-creation-dmp', `${origin}/web/dmp/documents/accuse-creation-dmp`],
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<dmp-parameters>',
    '  <parameter-list code="param-si-dmp">',
    ...parameters.map(
      ([code, value]) =>
        `    <parameter code="${escapeAttribute(code)}"><value>${escapeText(value)}</value></parameter>`,
    ),
    '  </parameter-list>',
    '</dmp-parameters>',
    '',
  ].join('\n')
}

/** Serves param-lps, with its redirection, and the two documents it names as plain texts. */
export function mountParamLps(app: Hono<{ Bindings: TransportEnv }>, settings: Settings): void {
  app.get(stablePath, (c) => c.redirect(datedPath, 302))
  app.get('/documents/d/dmp/param-lps', (c) => c.redirect(datedPath, 302))
  app.get(datedPath, (c) =>
    c.body(paramLpsXml(settings, new URL(c.req.url).origin), 200, { 'Content-Type': 'application/xml;charset=UTF-8' }),
  )
  app.get('/web/dmp/documents/:document{document-des-secrets|accuse-creation-dmp}', (c) =>
    c.text('Modèle de document imprimé du banc : le DMP réel donne ici le sien.\n'),
  )
}
