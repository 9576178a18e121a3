// A document may name the service's own address; whatever is tried out from here goes through the gateway.
function throughTheGateway(request) {
  const asked = new URL(request.url, location.origin);
  request.url = location.origin + asked.pathname + asked.search;
  const proof = document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='));
  if (proof) {
    request.headers['X-XSRF-TOKEN'] = proof.substring('XSRF-TOKEN='.length);
  }
  return request;
}

fetch('/api/docs/services')
  .then(response => response.json())
  .then(urls => SwaggerUIBundle({
    urls,
    dom_id: '#documents',
    deepLinking: true,
    validatorUrl: null, // no document leaves this house
    requestInterceptor: throughTheGateway,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
  }));
