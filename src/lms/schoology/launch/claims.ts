import { z } from 'zod';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const text = z.string().min(1).max(2000);

/** What we read of a launch, in the names of LTI 1.3 (5.3, 5.4) and of names and roles 2.0; everything else is passed over. */
export const Claims = z
  .object({
    sub: text,
    aud: z.union([text, z.array(text).min(1)]),
    azp: text.optional(),
    nonce: text,
    [`${LTI}/version`]: z.unknown(),
    [`${LTI}/message_type`]: z.unknown(),
    [`${LTI}/deployment_id`]: text.max(255),
    [`${LTI}/roles`]: z.array(z.string()).default([]),
    [`${LTI}/context`]: z.object({ id: text }).optional(),
    [`${LTI}/custom`]: z.record(z.string(), z.unknown()).default({}),
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': z
      .object({ context_memberships_url: z.url() })
      .optional(),
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': z
      .object({
        deep_link_return_url: z.url(),
        accept_types: z.array(z.string()),
        data: z.string().optional(),
      })
      .optional(),
  })
  .transform((claims) => ({
    sub: claims.sub,
    aud: claims.aud,
    azp: claims.azp ?? null,
    nonce: claims.nonce,
    version: claims[`${LTI}/version`],
    message: claims[`${LTI}/message_type`],
    deployment: claims[`${LTI}/deployment_id`],
    roles: claims[`${LTI}/roles`],
    context: claims[`${LTI}/context`]?.id ?? null,
    custom: claims[`${LTI}/custom`],
    members: claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']?.context_memberships_url ?? null,
    deepLinking: claims['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'] ?? null,
  }));
export type Claims = z.infer<typeof Claims>;
