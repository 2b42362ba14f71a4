const templates = (...roots: readonly string[]): string => roots.map((root) => `<templateId root="${root}"/>`).join('')

const doctor = `<id root="1.2.250.1.71.4.2.1" extension="899900999121"/>
            <assignedPerson><name><family>TEST</family><given>ALIX</given></name></assignedPerson>`

/** A note de vaccination with what the volet VAC 2023.01 asks of its body, by hand (source: cda, section 3.1). */
export const noteXml = (
  uniqueId: string,
  vaccinationId: string,
  lot: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  ${templates('2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2')}
  <templateId root="1.2.250.1.213.1.1.1.46" extension="2023.01"/>
  <id root="${uniqueId}"/>
  <code code="87273-9" codeSystem="2.16.840.1.113883.6.1" displayName="Note de vaccination"/>
  <title>Note de vaccination</title>
  <component><structuredBody><component><section>
    ${templates('2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147')}
    <code code="11369-6" codeSystem="2.16.840.1.113883.6.1" displayName="Historique des vaccinations"/>
    <title>Note de vaccination</title>
    <text><content ID="vac-01">Vaccin tétanique</content></text>
    <entry>
      <substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="false">
        ${templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45')}
        <id root="${vaccinationId}"/>
        <code code="BOOSTER" displayName="Rappel" codeSystem="2.16.840.1.113883.5.4"/>
        <text><reference value="#vac-01"/></text>
        <statusCode code="completed"/>
        <effectiveTime value="20260114"/>
        <routeCode code="20035000" displayName="Voie intramusculaire" codeSystem="0.4.0.127.0.16.1.1.2.1"/>
        <consumable typeCode="CSM"><manufacturedProduct>
          ${templates('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43')}
          <manufacturedMaterial>
            <code code="68747507" displayName="Vaccin tétanique" codeSystem="1.2.250.1.213.2.3.1">
              <originalText><reference value="#vac-01"/></originalText>
              <translation code="J07AM" displayName="Vaccins tétaniques" codeSystem="2.16.840.1.113883.6.73"/>
            </code>
            <name>Vaccins tétaniques</name>${lot === '' ? '' : `<lotNumberText>${lot}</lotNumberText>`}
          </manufacturedMaterial>
        </manufacturedProduct></consumable>
        <performer typeCode="PRF"><assignedEntity>${doctor}</assignedEntity></performer>
        <author typeCode="AUT" contextControlCode="OP"><time value="20260114101500+0100"/>
          <assignedAuthor>${doctor}</assignedAuthor></author>
      </substanceAdministration>
    </entry>
  </section></component></structuredBody></component>
</ClinicalDocument>`
