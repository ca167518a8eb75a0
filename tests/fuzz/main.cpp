// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>

namespace {

using namespace trunkline;

struct Target {
    const char *name;
    void (*run)(const QByteArray &);
};

constexpr Target targets[] = {
    {"number_list", fuzz::numberList},
    {"number_detail", fuzz::numberDetail},
    {"number_details", fuzz::numberDetails},
    {"purchase", fuzz::purchase},
    {"available", fuzz::availableNumbers},
    {"area_codes", fuzz::areaCodes},
    {"exchanges", fuzz::exchanges},
    {"route_list", fuzz::routeList},
    {"written_route", fuzz::writtenRoute},
    {"message_list", fuzz::messageList},
    {"message_record", fuzz::messageRecord},
    {"sent_id", fuzz::sentId},
    {"callback", fuzz::callback},
    {"error_body", fuzz::errorBody},
    {"json_scan", fuzz::jsonScan},
    {"timestamp", fuzz::timestamp},
    {"money", fuzz::money},
    {"phone_number", fuzz::phoneNumber},
    {"route_value", fuzz::routeValue},
    {"message_id", fuzz::messageId},
    {"segments", fuzz::segments},
    {"visible_text", fuzz::visibleTexts},
    {"curl_line", fuzz::curlLines},
};

const Target *chosen = nullptr;

void listTargets()
{
    for (const Target &target : targets)
        std::puts(target.name);
}

} // namespace

/// libFuzzer leaves flags with two hyphens alone, also when it starts itself again.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    constexpr char flag[] = "--target=";
    for (int i = 1; i < *argc; ++i) {
        const char *word = (*argv)[i];
        if (std::strcmp(word, "--list") == 0) {
            listTargets();
            std::exit(EXIT_SUCCESS);
        }
        if (std::strncmp(word, flag, std::strlen(flag)) != 0)
            continue;
        for (const Target &target : targets) {
            if (std::strcmp(word + std::strlen(flag), target.name) == 0)
                chosen = &target;
        }
    }
    if (chosen)
        return 0;
    std::fputs("trunkline-fuzz --target=NAME [libFuzzer's flags] [folders or files], NAME one of:\n", stderr);
    listTargets();
    std::exit(EXIT_FAILURE);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chosen->run(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
