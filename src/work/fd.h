/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FD_H
#define DAFU_FD_H

#include "base/arena.h"

/* Bytes between processes, whole or not at all: false where the other end is
 * gone. */
bool fd_receive(int fd, void *to, size_t len);
bool fd_send(int fd, const void *from, size_t len);

/* Bytes with their length, a uint64_t, before them. */
bool fd_send_str(int fd, str x);
/* In the arena, with a NUL behind; longer than most is the other's end. */
bool fd_receive_str(str *out, int fd, size_t most, struct arena *a);

/* Close this descriptor and all above it. */
void fd_close_from(int fd);

#endif
