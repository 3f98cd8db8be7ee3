/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUERY_VALUE_H
#define DAFU_QUERY_VALUE_H

#include "archive/query.h"

/* A field by any of its names; QUERY_FIELD_COUNT: none.  name is folded. */
enum query_field query_field_named(str name);

/*
 * Fill in what a field is asked for: q->field is set, value is folded.  False,
 * having said what is wrong.
 */
bool query_value(struct query *q, str value, str *fault, struct arena *a);

#endif
