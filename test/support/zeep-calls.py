"""Calls the bench as a client that nobody of the project wrote: zeep, from its WSDL alone.

Reads on standard input {base, ca, cert, key, services, calls: {<name>: {vihf, ...}}}; writes on standard output what each
WSDL holds and what each call answered, as JSON.
"""

import json
import sys

from lxml import etree
from requests import Session
from zeep import Client, Settings
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.wsa import WsAddressingPlugin

WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
asked = json.load(sys.stdin)
session = Session()
session.trust_env = False
session.verify = asked['ca']
session.cert = (asked['cert'], asked['key'])


def client(service):
    return Client(
        f"{asked['base']}/{service}?wsdl",
        transport=Transport(session=session, cache=None),
        plugins=[WsAddressingPlugin()],
        settings=Settings(strict=True),
    )


def security(vihf):
    header = etree.Element(etree.QName(WSSE, 'Security'))
    header.append(etree.fromstring(vihf.encode('utf-8')))
    return [header]


clients = {service: client(service) for service in asked['services']}
told = {'operations': {}, 'answers': {}}
for service, one in clients.items():
    [port] = [port for wsdl in one.wsdl.services.values() for port in wsdl.ports.values()]
    told['operations'][service] = sorted(port.binding._operations)

for name, call in asked['calls'].items():
    proxy = clients[call['service']].service
    answer = getattr(proxy, call['operation'])(_soapheaders=security(call['vihf']), **call['arguments'])
    told['answers'][name] = serialize_object(answer, dict)


def plain(value):
    if isinstance(value, etree._Element):
        return etree.tostring(value).decode('utf-8')
    return value.hex() if isinstance(value, bytes) else str(value)


json.dump(told, sys.stdout, default=plain)
