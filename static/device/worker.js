// Runs the advisor beside the page. The advisor opens no connection: the one request here loads
// it, the same for everybody.
import './wasm_exec.js';

const go = new Go();
const ready = WebAssembly.instantiateStreaming(fetch('./advisor.wasm', { credentials: 'omit' }), go.importObject).then(({ instance }) => {
  go.run(instance);
});

onmessage = async ({ data: { id, call, args } }) => {
  try {
    await ready;
    const text = advisor[call](...args);
    postMessage({ id, answer: text === null || text === undefined ? null : JSON.parse(text) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
