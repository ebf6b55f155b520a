/* csm_axdr_decode_tags of cosemlib: calls back for each tag; reads no value, and returns FALSE in every case. */
#include "peer.h"

#include "csm_array.h"
#include "csm_axdr_codec.h"

static int64_t found;
static uint64_t sum;

/* Reads numbers as the other programs do. */
static void leaf(uint8_t type, uint32_t size, uint8_t *data)
{
    if (type == AXDR_TAG_ARRAY || type == AXDR_TAG_STRUCTURE) return;
    found++;
    uint64_t value = 0;
    for (uint32_t index = 0; size <= 8 && index < size; index++) value = value << 8 | data[index];
    sum += value;
}

static int64_t decode(uint8_t *octets, uint32_t length)
{
    csm_array array;
    csm_array_init(&array, octets, length, length, 0);
    found = 0;
    csm_axdr_decode_tags(&array, leaf);
    __asm__ volatile("" : : "r"(sum) : "memory");
    return csm_array_unread(&array) == 0 ? found : -1;
}
