#ifndef PLAN_HASH_H
#define PLAN_HASH_H

#include <stddef.h>

#include <nettle/sha2.h>

#define HASH_HEX	64	/* characters of a hash, without the NUL */

/* The SHA-256 so far, as sha256sum prints it; the context starts anew. */
void	hash_end(struct sha256_ctx *, char hex[HASH_HEX + 1]);
/* That of bytes in one piece. */
void	hash_bytes(const void *, size_t, char hex[HASH_HEX + 1]);

#endif
