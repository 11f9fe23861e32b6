import { z } from 'zod';

const databaseAddress = z.string().regex(/^postgres(ql)?:\/\//, 'should begin with postgres://');

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address: https anywhere, http on this machine only. Returned without a trailing slash. */
const address = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)))) {
    context.addIssue({ code: 'custom', message: 'should be an https address (http only on this machine)' });
    return z.NEVER;
  }
  return text.replace(/\/+$/, '');
});

/** The issuer of tokens, as an address; `https://` is added where it is missing. */
const issuer = z
  .string()
  .transform((text) => (text.includes('://') ? text : `https://${text}`))
  .pipe(address);

/** Origins separated by spaces. */
const origins = z
  .string()
  .transform((text) => text.split(/\s+/))
  .pipe(
    z.array(address.refine((url) => new URL(url).origin === url, 'should be an origin alone, as https://lms.example')),
  );

const key = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32 && /^[A-Za-z0-9+/]{43}=?$/.test(text),
    'should be 32 bytes in base64 (make one with: openssl rand -base64 32)',
  );

/** An RSA private key, as `openssl genpkey -algorithm RSA | base64 -w0` writes it; returned as PEM. */
const rsaKey = z.string().transform((text, context) => {
  const pem = Buffer.from(text, 'base64').toString('utf8').trim();
  if (/^-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----$/.test(pem)) return pem;
  context.addIssue({
    code: 'custom',
    message: 'should be a PKCS #8 private key in base64 (make one with: openssl genpkey -algorithm RSA | base64 -w0)',
  });
  return z.NEVER;
});

/** Every setting, by its name, and its allowed values. */
export const Environment = z.object({
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_OWNER_URL: databaseAddress.optional(),
  DATABASE_CONNECTIONS: z.coerce.number('should be a number').int().min(1).max(100_000).optional(),
  DATABASE_TLS: z.enum(['verify-full', 'off']).default('verify-full'),
  WAYMARK_INSTANCES: z.coerce.number('should be a number').int().min(1).max(1000).default(1),
  WAYMARK_DATA_DIR: z.string().default('.waymark'),
  WAYMARK_KEY: key.optional(),
  WAYMARK_OLD_KEYS: z
    .string()
    .transform((text) => text.split(/\s+/))
    .pipe(z.array(key))
    .default([]),
  WAYMARK_KMS_KEY: z
    .string()
    .regex(
      /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/,
      'should be projects/P/locations/L/keyRings/R/cryptoKeys/K',
    )
    .optional(),
  WAYMARK_KMS_ROOT: address.default('https://cloudkms.googleapis.com'),
  WAYMARK_BASE_URL: address.default('http://localhost:8080'),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_CLASSROOM_ROOT: address.default('https://classroom.googleapis.com'),
  GOOGLE_FORMS_ROOT: address.default('https://forms.googleapis.com'),
  GOOGLE_TOKEN_URL: address.default('https://oauth2.googleapis.com/token'),
  GOOGLE_AUTH_URL: address.default('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_ISSUER: issuer.default('https://accounts.google.com'),
  GOOGLE_JWKS_URL: address.default('https://www.googleapis.com/oauth2/v3/certs'),
  GOOGLE_DELEGATE: z.email('should be the e-mail address of a service account').optional(),
  GOOGLE_DELEGATE_KEY: rsaKey.optional(),
  GOOGLE_IAM_ROOT: address.default('https://iamcredentials.googleapis.com'),
  GOOGLE_HINTS_TOPIC: z
    .string()
    .regex(/^projects\/[^/]+\/topics\/[^/]+$/, 'should be projects/P/topics/T')
    .optional(),
  GOOGLE_CLASSROOM_WEB: origins.default(['https://classroom.google.com']),
  SCHOOLOGY_API_ROOT: address.default('https://api.schoology.com'),
  SCHOOLOGY_CONSUMER_KEY: z.string().optional(),
  SCHOOLOGY_CONSUMER_SECRET: z.string().optional(),
  SCHOOLOGY_WEB_ROOT: address.default('https://app.schoology.com'),
  SCHOOLOGY_DOMAIN: z.hostname('should be a host name such as lms.school.example').optional(),
  SCHOOLOGY_LTI_CLIENT_ID: z.string().optional(),
  SCHOOLOGY_LTI_ISSUER: address.default('https://schoology.schoology.com'),
  SCHOOLOGY_LTI_AUTH_URL: address.default('https://lti-service.svc.schoology.com/lti-service/authorize-redirect'),
  SCHOOLOGY_LTI_TOKEN_URL: address.default('https://lti-service.svc.schoology.com/lti-service/access-token'),
  SCHOOLOGY_LTI_JWKS_URL: address.default('https://lti-service.svc.schoology.com/lti-service/.well-known/jwks'),
  SCHOOLOGY_LTI_KEY: rsaKey.optional(),
  WAYMARK_JOBS_AUDIENCE: z.string().optional(),
  WAYMARK_JOBS_ACCOUNT: z.email('should be the e-mail address of a service account').optional(),
  WAYMARK_JOBS_KEYS_URL: address.default('https://www.googleapis.com/oauth2/v3/certs'),
  WAYMARK_LIMITS: z.coerce.number('should be a number').min(0).max(1000).default(1),
  WAYMARK_PROXIES: z.coerce.number('should be a number').int().min(0).max(5).optional(),
  TASKS_QUEUE: z
    .string()
    .regex(/^projects\/[^/]+\/locations\/[^/]+\/queues\/[^/]+$/, 'should be projects/P/locations/L/queues/Q')
    .optional(),
  WAYMARK_QUEUE: z.enum(['here', 'cloud-tasks', 'postgres'], 'should be here, cloud-tasks or postgres').default('here'),
  TASKS_URL: address.optional(),
  TASKS_SECONDS: z.coerce.number('should be a number').int().min(15).max(1800).default(900),
  TASKS_PACE: z.coerce.number('should be a number').min(0).max(60).default(1),
  TASKS_ROOT: address.default('https://cloudtasks.googleapis.com'),
  WAYMARK_OPERATOR: z.string().max(200, 'should be a name of at most 200 characters').optional(),
  WAYMARK_CONTACT: z.email('should be an e-mail address').optional(),
  GOOGLE_CLOUD_PROJECT: z
    .string()
    .regex(/^[a-z][a-z0-9.:-]{4,62}$/, 'should be the id of a project')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** The names of all settings there are (`.env.example` explains each). */
export const SETTING_NAMES = Object.keys(Environment.shape);
