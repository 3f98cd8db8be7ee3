/* SPDX-License-Identifier: MIT */
/* A text's MinHash, from its shingles (Broder; one permutation: Li, Owen,
 * Zhang, with Shrivastava and Li's way to fill empty places). */
#include "archive/minhash.h"

#include "base/utf.h"

#define SHINGLE 5
#define FEWEST 60	/* shingles */

/* Spread 64 bits over 64 bits (Stafford's mix 13). */
static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

static bool counts(uint32_t c)
{
	return utf_is_han(c) || (c >= '0' && c <= '9') ||
	    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The least hash of each place; how many shingles there were. */
static size_t least(uint32_t place[SKETCH_HASHES], str text)
{
	/* 21 bits a character: five do not fit into 64, so add them up. */
	const uint64_t base = UINT64_C(0x100000001B3);
	uint64_t power = 1, run = 0;
	uint32_t ring[SHINGLE] = {0};
	size_t n = 0;

	for (int i = 0; i < SHINGLE; i++)
		power *= base;
	for (size_t at = 0; at < text.len; ) {
		uint32_t c = fold_point(utf8_next(text, &at)), low;
		uint64_t h;
		size_t p;

		if (!counts(c))
			continue;
		run = run * base + c - power * ring[n % SHINGLE];
		ring[n % SHINGLE] = c;
		if (++n < SHINGLE)
			continue;
		h = mix(run);
		p = (size_t)((h >> 32) * SKETCH_HASHES >> 32);
		low = (uint32_t)h;
		if (low < place[p])
			place[p] = low;
	}
	return n < SHINGLE ? 0 : n - SHINGLE + 1;
}

/* An empty place takes the next full one's hash, marked by the distance. */
static void fill(uint32_t place[SKETCH_HASHES])
{
	uint32_t full[SKETCH_HASHES];

	memcpy(full, place, sizeof(full));
	for (uint32_t i = 0; i < SKETCH_HASHES; i++)
		for (uint32_t k = 1; place[i] == UINT32_MAX &&
		    k < SKETCH_HASHES; k++)
			if (full[(i + k) % SKETCH_HASHES] != UINT32_MAX)
				place[i] = (uint32_t)mix((uint64_t)k << 32 |
				    full[(i + k) % SKETCH_HASHES]);
}

str minhash_of(struct arena *a, str text)
{
	uint32_t place[SKETCH_HASHES];
	char *s;

	memset(place, 0xFF, sizeof(place));
	if (least(place, text) < FEWEST)
		return (str){0};
	fill(place);
	s = arena_alloc(a, 1, 1, SKETCH_HASHES);
	for (int i = 0; i < SKETCH_HASHES; i++)
		s[i] = (char)mix(place[i]);
	return (str){ s, SKETCH_HASHES };
}

void minhash_bands(int64_t band[MINHASH_BANDS], str sketch)
{
	const int width = SKETCH_HASHES / MINHASH_BANDS;

	for (int b = 0; b < MINHASH_BANDS; b++) {
		uint64_t h = (uint64_t)b;

		for (int i = b * width; i < (b + 1) * width; i++)
			h = mix(h << 8 ^ h >> 56 ^ (unsigned char)sketch.s[i]);
		band[b] = (int64_t)(mix(h) >> 33);
	}
}

double minhash_likeness(str one, str other)
{
	double same = 0;

	if (one.len != SKETCH_HASHES || other.len != SKETCH_HASHES)
		return 0;
	for (int i = 0; i < SKETCH_HASHES; i++)
		same += one.s[i] == other.s[i];
	/* of different hashes one in 256 agrees in its byte */
	same = (same / SKETCH_HASHES - 1 / 256.0) / (1 - 1 / 256.0);
	return same < 0 ? 0 : same;
}
