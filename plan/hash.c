#include "hash.h"

#include <nettle/base16.h>

void
hash_end(struct sha256_ctx *ctx, char hex[HASH_HEX + 1])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(ctx, sizeof digest, digest);
	base16_encode_update(hex, sizeof digest, digest);
	hex[HASH_HEX] = '\0';
}

void
hash_bytes(const void *bytes, size_t len, char hex[HASH_HEX + 1])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, len, bytes);
	hash_end(&ctx, hex);
}
