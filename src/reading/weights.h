/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WEIGHTS_H
#define DAFU_WEIGHTS_H

#include <stdint.h>

/*
 * What is weighed has features, each a kind and two values.  Their weights stand
 * in a table, found by a hash; two features may share a place in it.
 */
static inline uint32_t feature_row(uint32_t kind, uint64_t a, uint32_t b,
    unsigned bits)
{
	uint64_t h = kind * UINT64_C(0x9E3779B97F4A7C15) +
	    a * UINT64_C(0xD1B54A32D192ED03) + b * UINT64_C(0xAEF17502108EF2D9);

	h = (h ^ h >> 31) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(h >> (64 - bits));
}

#endif
