/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROMISED_H
#define DAFU_PROMISED_H

#include "archive/rows.h"

/*
 * What counts as a promise, in lists, calendars, the site and statistics (and, in
 * XSLT, xslt/common.xsl): a measure that is planned, or has a deadline and is not
 * refused.  A verdict of refused that is open hides no deadline: such a measure is
 * often taken up in part.
 */
bool promised(const struct row *measure);

/* And is not done. */
bool promised_open(const struct row *measure);

/* Whether its status may be read otherwise. */
bool promised_doubtful(const struct row *measure);

#endif
