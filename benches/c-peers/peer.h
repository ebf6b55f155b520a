/* The part that every program has: reads a message, decodes it again and again, prints nanoseconds and the number of values. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Decodes COSEM Data once and gives the number of values that are no array or structure; negative when it is not understood. */
static int64_t decode(uint8_t *octets, uint32_t length);

/* In front of the Data stands the head of a GET response. */
enum { HEAD = 4, LARGEST = 65000 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(void)
{
    static uint8_t message[LARGEST];
    size_t length = fread(message, 1, sizeof message, stdin);
    if (length <= HEAD) {
        fprintf(stderr, "no message\n");
        return EXIT_FAILURE;
    }
    uint8_t *data = message + HEAD;
    uint32_t size = (uint32_t)(length - HEAD);
    int64_t values = decode(data, size);
    if (values < 0) {
        fprintf(stderr, "the message is not understood\n");
        return EXIT_FAILURE;
    }
    /* The shortest of a hundred batches of at least 5 ms each. */
    double best = 1e18;
    uint32_t times = 1;
    for (int batch = 0; batch < 100;) {
        double start = now();
        for (uint32_t run = 0; run < times; run++) {
            if (decode(data, size) != values) return EXIT_FAILURE;
        }
        double taken = now() - start;
        if (taken < 5e6) {
            times *= 2;
            continue;
        }
        if (taken / times < best) best = taken / times;
        batch++;
    }
    printf("%.0f\t%lld\n", best, (long long)values);
    return EXIT_SUCCESS;
}
