/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CHECKS_H
#define DAFU_CHECKS_H

#include "letter/letter.h"

/* Try every rule on the letter and add what fails to its findings. */
void checks_run(struct letter *l, struct arena *a);

#endif
