// Passkeys for the sign-in and account pages. A letter with a link does the same without.

for (const box of document.querySelectorAll('[data-passkey]')) offer(box);

function offer(box) {
  const create = box.dataset.passkey === 'create';
  const parse = window.PublicKeyCredential?.[create ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'];
  if (!parse) return; // the words beside it say what is missing
  const button = box.querySelector('button');
  const say = (name) => {
    for (const p of box.querySelectorAll('[role="alert"] p')) p.hidden = p.dataset[name] === undefined;
  };
  button.hidden = false;
  box.querySelector('[data-passkey-needs]').hidden = true;
  button.addEventListener('click', async () => {
    button.disabled = true;
    say('');
    try {
      const publicKey = parse.call(PublicKeyCredential, await (await post(`${box.dataset.path}/options`)).json());
      const credential = await navigator.credentials[create ? 'create' : 'get']({ publicKey });
      const { location: next } = await (await post(box.dataset.path, JSON.stringify(credential))).json();
      location.assign(next);
    } catch (error) {
      // The browser's own dialogue was closed, or the shop did not accept what came of it.
      say(error instanceof DOMException ? 'passkeyStopped' : 'passkeyRefused');
      button.disabled = false;
    }
  });
}

async function post(path, body = '{}') {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}
