/* Calls the mutator as libFuzzer does: a thousand times in a row, on what it made before. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);

int main(void) {
    uint8_t data[256] = {0xC0, 1, 0xC1, 0, 3, 1, 0, 1, 8, 0, 255, 2, 0};
    size_t size = 13, longest = 0;
    for (unsigned int seed = 0; seed < 1000; seed++) {
        size = LLVMFuzzerCustomMutator(data, size, sizeof data, seed);
        if (size > sizeof data) return 1;
        if (size > longest) longest = size;
    }
    printf("1000 messages, the longest of %zu octets\n", longest);
    return 0;
}
