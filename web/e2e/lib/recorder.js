// Stands between a browser and the shop and writes down every request as the shop receives it.
import { createServer, request as ask } from 'node:http';

/**
 * Starts a recorder before a shop. The shop answers under localhost, whatever the port.
 * @returns {Promise<{base: string, take: () => object[], stop: () => void}>} take empties the record
 */
export async function startRecorder(shop) {
  const { port } = new URL(shop.base);
  let seen = [];
  const server = createServer((incoming, outgoing) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      seen.push({ method: incoming.method, url: incoming.url, headers: incoming.rawHeaders, body: body.toString('latin1') });
      const passed = ask({ host: 'localhost', port, method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy());
      passed.end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    base: `http://localhost:${server.address().port}`,
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
