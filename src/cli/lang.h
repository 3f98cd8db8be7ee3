/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LANG_H
#define DAFU_LANG_H

/* The user's language, by LC_ALL, LC_MESSAGES or LANG: the first that is set.
 * What has both languages is told in the one that lang_pick gives. */
enum lang { LANG_ENGLISH, LANG_CHINESE };

enum lang lang_of_user(void);
const char *lang_pick(const char *zh, const char *en);

#endif
