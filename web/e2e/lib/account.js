// Signing in as people do: with the link from the outbox.
import { submit } from './forms.js';

/** Asks for a link and returns its address, read in the visitor's own outbox. */
export async function askLink(page, lang, address) {
  await page.goto(`/${lang}/sign-in`);
  await page.locator('#email').fill(address);
  await submit(page, page.locator('form.sign-in-form'));
  await page.goto(`/${lang}/outbox`);
  return page.locator('[data-letter="sign-in"] .letter-text a').first().getAttribute('href');
}

/** Signs in with a link. */
export async function followLink(page, lang, address) {
  await page.goto(await askLink(page, lang, address));
  await submit(page, page.locator('form.confirm-form'));
}

/** Gives a visitor's page a device that keeps passkeys and whose screen lock always opens. */
export async function virtualAuthenticator({ context, page }) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return {
    add: (credential) => devtools.send('WebAuthn.addCredential', { authenticatorId, credential }),
    replace: async (credential) => {
      await devtools.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId });
      await devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
    },
    credentials: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    refuse: () => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  };
}
