/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BETWEEN_H
#define DAFU_BETWEEN_H

#include "ask/statistics.h"

/*
 * What letters say of one another, as rows of cells (stats.h), each with its
 * sentences and their places (120-157: code points of the decoded source).  What
 * cannot be matched surely is told as a candidate.  `on` is not used.
 */

/*
 * Promises of the letters that are asked about, looked for in the later letters
 * of the same issuer: letter, date, issuer, due, promise, place, outcome,
 * certainty (sure, candidate), likeness, later letter, its date, sentence, place.
 *
 * kept      a later letter says that it is done
 * broken    one refuses it, or it is still under way after its last day
 * ongoing   one names it, still under way
 * named     one names it, and does not say how it stands
 * silent    later letters do not name it
 * open      there is no later letter
 */
enum { BETWEEN_PROMISE = 13 };
bool between_promises(stats_cells *out, const struct stats *s);

/*
 * Figures of two letters that do not go together, one of them of a letter that is
 * asked about: conflict, certainty, issuer, of, unit, time, value, letter,
 * sentence, place, and of the second issuer, time, value, letter, sentence,
 * place.  Letters of one issuer are compared, and those of other organs of the
 * same place (letter.area), where the sentences speak of the whole place or of
 * the same.
 *
 * differs   two values of one indicator for one time
 * falls     a total to date (累计) that is less than it was
 */
enum { BETWEEN_CONFLICT = 16 };
bool between_conflicts(stats_cells *out, const struct stats *s);

/*
 * Paragraphs of the letters that are asked about that stand in an earlier letter
 * too: letter, date, issuer, place, from (own: an earlier letter of the issuer;
 * other: another issuer's), likeness, earlier letter, its date, issuer, place,
 * paragraph.
 */
enum { BETWEEN_REPEATED = 11 };
bool between_repeated(stats_cells *out, const struct stats *s);

/*
 * What letters quote as asked for (关于“…”的建议, 您建议…, 建议一) and no measure
 * answers, neither in the letter nor in another reply to the proposal: letter,
 * date, issuer, request, certainty, sentence, place, and of the sentence that
 * comes nearest how much of the request's words it has, letter, sentence, place.
 * Sure: the request is a heading with nothing below it, and nothing comes near.
 */
enum { BETWEEN_REQUEST = 11 };
bool between_requests(stats_cells *out, const struct stats *s);

/*
 * Measures of the replies to the proposal of one letter: letter, kind, date,
 * issuer, measure, status, heading or sentence, place, and, of an opinion to the
 * lead unit, whether the main reply has it (yes, candidate, no; nothing: there
 * is no main reply), likeness, that letter, sentence, place.
 */
enum { BETWEEN_REPLY = 13 };
bool between_replies(stats_cells *out, const struct stats *s, int64_t letter);

#endif
