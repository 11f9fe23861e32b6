import { z } from 'zod';

/** An address of ours, with `{base}` for where this Waymark is reached. */
const Ours = z.string().regex(/^\{base\}\/[\w/?=-]*$/, 'should begin with {base}/');
const Picture = z.string().regex(/^\.\.\/assets\/[\w-]+\.png$/, 'should be a PNG of ../assets');
const Both = z.strictObject({ en: z.string().min(20), es: z.string().min(20) });
const Page = z.string().min(10);

/** What the vendors' pages take: names of at most 50 characters, without their marks. */
const AppName = z
  .string()
  .max(50)
  .regex(/^[\p{L}\d ]+$/u, 'should have no punctuation')
  .refine((name) => !/google|schoology/i.test(name), 'should not bear the name of somebody else');

const Scopes = z.strictObject({
  page: Page,
  scopes: z.array(
    z.strictObject({
      scope: z.string(),
      /** As Google's pages had it; the console says so when the scope is added. */
      class: z.enum(['non-sensitive', 'sensitive']),
      askedOf: z.array(z.enum(['teacher', 'teacher, with hints', 'student', 'link', 'forms owner'])).min(1),
      why: Both,
    }),
  ),
});

const ConsentScreen = z.strictObject({
  page: Page,
  branding: z.strictObject({
    appName: AppName,
    userSupportEmail: z.literal('{contact}'),
    appLogo: Picture,
    applicationHomePage: Ours,
    applicationPrivacyPolicyLink: Ours,
    applicationTermsOfServiceLink: Ours,
    authorizedDomains: z.tuple([z.literal('{domain}')]),
    developerContactInformation: z.tuple([z.literal('{contact}')]),
  }),
  audience: z.strictObject({ userType: z.literal('External'), publishingStatus: z.literal('In production') }),
  client: z.strictObject({
    applicationType: z.literal('Web application'),
    name: z.string(),
    authorizedJavaScriptOrigins: z.array(Ours),
    authorizedRedirectUris: z.array(Ours).min(1),
  }),
  dataAccess: z.literal('scopes.json'),
  apis: z.array(z.string().endsWith('.googleapis.com')),
});

const AppConfiguration = z.strictObject({
  page: Page,
  appVisibility: z.literal('Public'),
  unlisted: z.boolean(),
  installationSettings: z.enum(['Individual + Admin Install', 'Admin Only Install']),
  appIntegration: z.array(z.string()),
  oauthScopes: z.literal('scopes.json'),
  developerInformation: z.strictObject({
    traderStatus: z.enum(['Trader', 'Non-trader']),
    developerName: z.literal('{operator}'),
    developerWebsiteUrl: Ours,
    developerEmail: z.literal('{contact}'),
  }),
});

const ClassroomAddOn = z.strictObject({
  page: Page,
  attachmentSetupUri: Ours,
  /** Taken literally, without wildcards: the origin with a slash. */
  allowedAttachmentUriPrefixes: z.array(Ours.endsWith('/')).min(1),
  attachmentUris: z.strictObject({ teacherViewUri: Ours, studentViewUri: Ours, studentWorkReviewUri: Ours }),
});

const Listing = z
  .strictObject({
    page: Page,
    language: z.enum(['English', 'Español']),
    applicationName: AppName,
    shortDescription: z.string().max(200),
    detailedDescription: z.string().max(15_999),
    category: z.enum(['Academic Resources', 'Teacher and Admin Tools']),
    pricing: z.string(),
    graphics: z.strictObject({
      icon128: Picture,
      icon32: Picture,
      cardBanner: Picture,
      screenshots: z.array(Picture).min(1).max(5),
    }),
    links: z.strictObject({ termsOfService: Ours, privacyPolicy: Ours, support: Ours, setup: Ours, adminConfig: Ours }),
    regions: z.string(),
  })
  .refine(({ shortDescription, detailedDescription }) => shortDescription !== detailedDescription);

const SchoologyApp = z.strictObject({
  page: Page,
  name: AppName,
  description: Both,
  logo: Picture,
  category: z.string(),
  availableFor: z.string(),
  typeOfApp: z.literal('LTI 1.3'),
  links: z.strictObject({ privacyPolicy: Ours, termsOfUse: Ours, support: Ours }),
});

const SchoologyLti = z.strictObject({
  page: Page,
  configurationType: z.enum(['Manual', 'District']),
  oidcLoginInitUrl: Ours,
  redirectUrls: z.array(Ours).min(1),
  jwksUrl: Ours,
  services: z.array(z.strictObject({ service: z.string(), why: Both })),
  placements: z.array(z.string()),
  /** The platform keeps names in lower case alone. */
  customParameters: z.record(z.string().regex(/^[a-z_]+$/), z.string().startsWith('$')),
  settingsFromApiInfo: z.record(z.string(), z.string()),
});

const SchoologySchool = z.strictObject({
  page: Page,
  permissions: z.array(z.strictObject({ permission: z.string(), of: z.enum(['administrator', 'teacher']), why: Both })),
  notAsked: z.array(z.string()),
  steps: z.record(z.string(), z.string()),
});

/** One file for each page of the vendors' consoles, and its shape. */
export const MANIFESTS = {
  'google/scopes.json': Scopes,
  'google/consent-screen.json': ConsentScreen,
  'google/app-configuration.json': AppConfiguration,
  'google/classroom-add-on.json': ClassroomAddOn,
  'google/listing.en.json': Listing,
  'google/listing.es.json': Listing,
  'schoology/app.json': SchoologyApp,
  'schoology/lti.json': SchoologyLti,
  'schoology/school.json': SchoologySchool,
} as const;

export type ManifestName = keyof typeof MANIFESTS;
export type Manifest<Name extends ManifestName> = z.infer<(typeof MANIFESTS)[Name]>;
