/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FORMS_H
#define DAFU_FORMS_H

/* The catalogue's formats of printf, those with the most of their own first,
 * NULL behind the last; made of po/zh_CN.po by po/forms. */
extern const char *const lang_forms[];

#endif
