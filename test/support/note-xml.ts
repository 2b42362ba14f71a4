/** A note de vaccination written by hand from the element tables, with nothing of the virtual documents. */

export interface NoteDraft {
  readonly id?: string
  readonly date?: string
  readonly cis?: string
  readonly lot?: string
  readonly vaccinator?: string
}

export const vaccinationId = '5BF4C2A0-0000-4000-8000-000000000001'
export const otherVaccinationId = '5BF4C2A0-0000-4000-8000-000000000002'

const templates = (...roots: readonly string[]): string => roots.map((root) => `<templateId root="${root}"/>`).join('')

/** One substanceAdministration, its references leading to `vac-01` and `vac-01-region`. */
export const vaccinationXml = ({
  id = vaccinationId,
  date = '20250928',
  cis = '68747507',
  lot = '4456672',
  vaccinator = 'MARTIN',
}: NoteDraft = {}): string => `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="false">
  ${templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45')}
  <id root="${id}"/>
  <code code="BOOSTER" displayName="rappel" codeSystem="2.16.840.1.113883.5.4"/>
  <text><reference value="#vac-01"/></text>
  <statusCode code="completed"/>
  <effectiveTime value="${date}"/>
  <routeCode code="20035000" displayName="voie intramusculaire" codeSystem="0.4.0.127.0.16.1.1.2.1"/>
  <approachSiteCode code="16217701000119102" displayName="deltoïde gauche" codeSystem="2.16.840.1.113883.6.96">
    <originalText><reference value="#vac-01-region"/></originalText>
  </approachSiteCode>
  <consumable typeCode="CSM"><manufacturedProduct>
    ${templates('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43')}
    <manufacturedMaterial>
      <code code="${cis}" displayName="Vaccin d'essai &amp; cie" codeSystem="1.2.250.1.213.2.3.1">
        <originalText><reference value="#vac-01"/></originalText>
        <translation code="J07AM" displayName="vaccins tétaniques" codeSystem="2.16.840.1.113883.6.73"/>
      </code>
      <name>vaccins tétaniques</name>
      <lotNumberText>${lot}</lotNumberText>
    </manufacturedMaterial>
  </manufacturedProduct></consumable>
  <performer typeCode="PRF"><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="899900000001"/>
    <assignedPerson><name><family>${vaccinator}</family><given>ALICE</given></name></assignedPerson>
  </assignedEntity></performer>
  <author typeCode="AUT" contextControlCode="OP"><time value="20250928094914+0200"/>
    <assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="899900000001"/>
      <assignedPerson><name><family>MARTIN</family><given>ALICE</given></name></assignedPerson>
    </assignedAuthor>
  </author>
  <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
    ${templates('2.16.840.1.113883.10.20.1.46', '1.2.250.1.213.1.1.3.82')}
    <code code="30973-2" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>
    <value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="INT" value="2"/>
  </observation></entryRelationship>
  <entryRelationship typeCode="SUBJ"><act classCode="ACT" moodCode="EVN">
    ${templates('2.16.840.1.113883.10.20.1.40', '1.3.6.1.4.1.19376.1.5.3.1.4.2', '1.2.250.1.213.1.1.3.32')}
    <code code="48767-8" codeSystem="2.16.840.1.113883.6.1"/>
    <text><reference value="#vac-01-mot"/>Fièvre légère</text><statusCode code="completed"/>
  </act></entryRelationship>
</substanceAdministration>`

const sectionXml = (entries: string): string => `<section>
  ${templates('2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147')}
  <code code="11369-6" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Note de vaccination</title>
  <text><table><tbody><tr>
    <td><content ID="vac-01">Vaccin
      d'essai</content></td>
    <td><content ID="vac-01-region">Épaule <sub>gauche</sub></content></td>
    <td><content ID="vac-01-mot">Fièvre légère</content></td>
  </tr></tbody></table></text>
  ${entries}
</section>`

/** The whole note; `edit` plants a mistake in its text. */
export function noteXml(draft: NoteDraft = {}, edit: (xml: string) => string = (xml) => xml): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="cda.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  ${templates('2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2')}
  <templateId root="1.2.250.1.213.1.1.1.46" extension="2023.01"/>
  <id root="1.2.250.1.999.9.1.5.1"/>
  <code code="87273-9" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Note de vaccination</title>
  <recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="299099999999960"/></patientRole></recordTarget>
  <component><structuredBody><component>${sectionXml(`<entry>${vaccinationXml(draft)}</entry>`)}</component></structuredBody></component>
</ClinicalDocument>`
  return Buffer.from(edit(xml))
}
