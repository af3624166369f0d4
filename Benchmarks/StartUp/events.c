/* Reads files through libyaml's event API and counts the events: the floor of reading YAML, as a program. */
#include "../Events/include/events.h"
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  long events = 0;
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (!file) return 3;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc((size_t)size + 1);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) return 3;
    fclose(file);
    events += count_events(bytes, (size_t)size);
    free(bytes);
  }
  printf("%ld events\n", events);
  return 0;
}
