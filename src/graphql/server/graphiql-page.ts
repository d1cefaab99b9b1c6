/**
 * The page's own part, run before GraphiQL: a bar with the credential that operations are sent with. It is kept for the browser tab and no
 * longer, and a tab of GraphiQL whose headers name another credential is sent with that one. GraphiQL keeps its tabs in the browser; when
 * the ready operations are others than last time they take the place of what was kept. "<id of Name>" in variables becomes the id that the
 * operation of that name answered last, so that a story can be told without copying.
 * Written in what every browser understands: it is sent as it stands.
 */
export const pageScript = (options: { readonly apiKey: string | null; readonly version: string }): string => `
(function (given) {
  var kept = 'tollgate:credential';
  var shown = 'tollgate:operations';
  if (localStorage.getItem(shown) !== given.version) {
    Object.keys(localStorage).filter(function (name) { return /^graphiql:(tabState|query|variables|headers)$/.test(name); }).forEach(function (name) { localStorage.removeItem(name); });
    localStorage.setItem(shown, given.version);
  }
  var bar = document.createElement('form');
  bar.setAttribute('style', 'display:flex;align-items:center;gap:10px;padding:6px 12px;font:13px system-ui,sans-serif;background:#24304a;color:#e8ecf4');
  var label = document.createElement('label');
  label.textContent = 'Tollgate · API key or portal token';
  label.htmlFor = 'tollgate-credential';
  var input = document.createElement('input');
  input.id = 'tollgate-credential';
  input.type = 'password';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.placeholder = 'paste it here';
  input.setAttribute('style', 'flex:0 1 24em;padding:3px 8px;border:1px solid #7d8aa6;border-radius:4px;background:#fff;color:#111;font:inherit');
  input.value = sessionStorage.getItem(kept) || given.apiKey || '';
  var words = document.createElement('span');
  bar.append(label, input, words);
  function tell() {
    words.textContent = input.value.trim() ? 'Sent with every operation whose headers name no other.' : 'Operations are refused until you give one.';
  }
  input.addEventListener('input', function () { sessionStorage.setItem(kept, input.value.trim()); tell(); });
  bar.addEventListener('submit', function (event) { event.preventDefault(); });
  tell();
  var root = document.getElementById('root');
  document.body.style.cssText += ';display:flex;flex-direction:column;height:100vh;margin:0';
  root.style.cssText += ';flex:1 1 auto;min-height:0;height:auto;display:flex;flex-direction:column;overflow:hidden';
  var fit = document.createElement('style');
  // GraphiQL leaves in each tab's style that it flew in from the side, and hides that only until the tab has the focus: the tab would jump away
  // from under the pointer that presses it, and the first click on every tab would be lost.
  fit.textContent = '#root > *, #root .graphiql-container { flex: 1 1 auto; min-height: 0; height: 100% } #root .graphiql-tab { transform: none !important }';
  document.head.append(fit);
  document.body.insertBefore(bar, root);
  var send = window.fetch.bind(window);
  var made = 'tollgate:id:';
  window.fetch = function (to, options) {
    var headers = new Headers((options && options.headers) || (to instanceof Request ? to.headers : undefined));
    var credential = input.value.trim();
    if (credential && !headers.has('authorization')) headers.set('authorization', 'Bearer ' + credential);
    var own = Object.assign({}, options, { headers: headers });
    if (typeof own.body !== 'string') return send(to, own);
    own.body = own.body.replace(/<id of (\\w+)>/g, function (words, operation) { return sessionStorage.getItem(made + operation) || words; });
    return send(to, own).then(function (response) {
      if (/json/.test(response.headers.get('content-type') || '')) response.clone().json().then(function (answer) {
        var operation = JSON.parse(own.body).operationName;
        var first = answer.data && Object.values(answer.data)[0];
        if (operation && first && typeof first.id === 'string') sessionStorage.setItem(made + operation, first.id);
      }).catch(function () {});
      return response;
    });
  };
})(${scriptJson(options)});
`;

/** JSON that is safe inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
