/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TIMES_H
#define DAFU_TIMES_H

#include "reading/reader.h"

/* time of each statistic: what its clause or sentence says. */
void times_read(struct reader *r);

#endif
