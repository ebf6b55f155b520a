/* dlms_getData of GuruxDLMS.c: builds a tree of variants. */
#include "peer.h"

#include "bytebuffer.h"
#include "datainfo.h"
#include "dlms.h"
#include "variant.h"

static int64_t leaves(const dlmsVARIANT *value)
{
    if (value->vt != DLMS_DATA_TYPE_ARRAY && value->vt != DLMS_DATA_TYPE_STRUCTURE) return 1;
    int64_t sum = 0;
    for (uint16_t index = 0; index < value->Arr->size; index++) sum += leaves(value->Arr->data[index]);
    return sum;
}

static int64_t decode(uint8_t *octets, uint32_t length)
{
    gxByteBuffer buffer;
    gxDataInfo info;
    dlmsVARIANT value;
    bb_init(&buffer);
    buffer.data = octets;
    buffer.size = buffer.capacity = length;
    di_init(&info);
    var_init(&value);
    int64_t sum = dlms_getData(&buffer, &info, &value) == 0 && buffer.position == length ? leaves(&value) : -1;
    var_clear(&value);
    return sum;
}
