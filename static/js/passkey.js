// Passkeys for the sign-in and account pages. A letter with a link does the same without.

for (const box of document.querySelectorAll('[data-passkey]')) offer(box);
for (const form of document.querySelectorAll('form[data-credential]')) {
  if (window.PublicKeyCredential?.signalUnknownCredential) form.addEventListener('submit', remove);
}

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
    let used;
    try {
      const publicKey = parse.call(PublicKeyCredential, await (await post(`${box.dataset.path}/options`)).json());
      const credential = await navigator.credentials[create ? 'create' : 'get']({ publicKey });
      used = { rpId: publicKey.rpId, credentialId: credential.id };
      const { location: next } = await (await post(box.dataset.path, JSON.stringify(credential))).json();
      location.assign(next);
    } catch (error) {
      const unknown = !create && error.cause === gone;
      if (unknown) await forget(used);
      // Else the browser's own dialogue was closed, or the shop did not accept what came of it.
      say(unknown ? 'passkeyUnknown' : error instanceof DOMException ? 'passkeyStopped' : 'passkeyRefused');
      button.disabled = false;
    }
  });
}

const gone = 410; // the shop has no such passkey

async function post(path, body = '{}') {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  if (!answer.ok) throw new Error('not accepted', { cause: answer.status });
  return answer;
}

// remove sends the form of a passkey that is to go, and then has the browser offer it no more.
// Only then: one that the shop still has must stay.
async function remove(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (!answer?.ok) return form.submit(); // shows what is wrong
  await forget({ rpId: form.dataset.relyingParty, credentialId: form.dataset.credential });
  location.assign(answer.url);
}

// forget asks the browser to offer a passkey no more. What it does with that is its own affair.
async function forget(passkey) {
  const second = new Promise((resolve) => { setTimeout(resolve, 1000); });
  const signal = window.PublicKeyCredential?.signalUnknownCredential?.(passkey);
  await Promise.race([signal, second]).catch(() => {});
}
