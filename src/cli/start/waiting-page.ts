import type { RequestListener } from 'node:http';

const SECONDS = 2;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Waymark is starting</title>
<body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 20vh auto; padding: 0 1rem">
<h1>Waymark is starting</h1>
<p role="status">A first night is being computed; that takes up to a minute. The board opens here by itself.</p>
<p lang="es">Waymark se está iniciando: calcula una primera noche, hasta un minuto. El tablero se abre aquí por sí solo.</p>
</body>
</html>
`;

/** Until the pages stand, whoever asks is told so, and the browser asks again by itself. */
export const waitingPage: RequestListener = (_request, response) => {
  response.writeHead(503, {
    'retry-after': `${SECONDS}`,
    refresh: `${SECONDS}`,
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
  });
  response.end(PAGE);
};
