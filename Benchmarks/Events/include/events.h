/* libyaml's event API with nothing around it: the floor of reading YAML. */
#ifndef PLUMBLINE_EVENTS_H
#define PLUMBLINE_EVENTS_H
#include <stddef.h>

/* How many events a text has; stops at the first error. */
long count_events(const unsigned char *bytes, size_t size);

#endif
