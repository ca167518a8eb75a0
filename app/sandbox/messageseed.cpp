// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messageseed.h"

#include "sandbox/messagetexts.h"
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 kMsPerDay = 24LL * 60 * 60 * 1000;
constexpr int kBlock = 120;
constexpr int kAreaCodes[] = {206, 425, 503, 415, 213, 702, 602, 303, 512, 713, 312, 313, 404, 305,
                              212, 617, 202, 215, 919, 615, 504, 808, 907, 416, 514, 604, 787, 867};

enum class Kind { Failing, HandedOver, Silent, MmsOut, MmsIn, OptOut, OptIn, Accepted, SmsIn, SmsOut };

/// Which share of a block is of which kind: the first slots up to `below` that no row above has taken.
struct Share {
    int below;
    Kind kind;
};
constexpr Share kShares[] = {
    {12, Kind::Failing}, {13, Kind::HandedOver}, {14, Kind::Silent}, {20, Kind::MmsOut},
    {25, Kind::MmsIn},   {27, Kind::OptOut},     {29, Kind::OptIn},  {49, Kind::Accepted},
    {85, Kind::SmsIn},   {kBlock, Kind::SmsOut},
};

Kind kindOf(int slot)
{
    for (const Share &share : kShares) {
        if (slot < share.below)
            return share.kind;
    }
    return Kind::SmsOut;
}

/// The last two digits of the person's number, which choose the receipts of what is sent there.
int endingFor(Kind kind, int slot, Dice &dice)
{
    switch (kind) {
    case Kind::Failing:
        return 80 + slot;
    case Kind::HandedOver:
        return 98;
    case Kind::Silent:
        return 97;
    case Kind::Accepted:
        return 70 + dice.below(10);
    default:
        return dice.below(70);
    }
}

MediaFile mediaFile(Dice &dice)
{
    static constexpr struct {
        const char *name;
        const char *type;
    } files[] = {{"IMG_%1.jpg", "image/jpeg"},
                 {"photo-%1.png", "image/png"},
                 {"clip_%1.mp4", "video/mp4"},
                 {"sticker%1.gif", "image/gif"},
                 {"voice_%1.amr", "audio/amr"}};
    const auto &file = files[dice.below(std::size(files))];
    return {QString::fromLatin1(file.name).arg(1000 + dice.below(9000)), QString::fromLatin1(file.type),
            8'000 + dice.below(600'000)};
}

void addMedia(MessageRecord &record, int slot, Dice &dice)
{
    record.isMms = true;
    const int files = 1 + (slot % 3 == 0 ? dice.below(3) : 0);
    for (int file = 0; file < files; ++file)
        record.media << mediaFile(dice);
    if (slot % 2)
        record.body = messageText(Talk::PictureCaption, dice);
}

Talk talkOf(Kind kind)
{
    if (kind == Kind::OptOut)
        return Talk::OptOut;
    if (kind == Kind::OptIn)
        return Talk::OptIn;
    return kind == Kind::SmsIn ? Talk::Reply : Talk::Business;
}

bool isInbound(Kind kind)
{
    return kind == Kind::SmsIn || kind == Kind::MmsIn || kind == Kind::OptOut || kind == Kind::OptIn;
}

} // namespace

MessageSeed::MessageSeed(Plan plan)
    : m_plan(std::move(plan))
{
    if (m_plan.numbers.isEmpty() || m_plan.count < 0)
        m_plan.count = 0;
    m_plan.days = qMax(1, m_plan.days);
}

// Each message has a slot of its own on the time line and stands anywhere in it: ordered without sorting.
qint64 MessageSeed::timeOf(qint64 index) const
{
    const qint64 span = m_plan.days * kMsPerDay;
    const qint64 width = span / m_plan.count;
    const qint64 begin = m_plan.end - span + width * index + (span % m_plan.count) * index / m_plan.count;
    Dice dice(m_plan.seed ^ 0x74696d65, quint64(index));
    const qint64 time = begin + (width > 0 ? qint64(dice.roll() % quint64(width)) : 0);
    return time - time % 10;
}

QString MessageSeed::person(int ending, Dice &dice) const
{
    const qsizetype codes = std::size(kAreaCodes);
    const int first = dice.below(codes);
    QString number;
    for (qsizetype step = 0; step < codes; ++step) {
        // Area code, then 555-01 and the two digits.
        const qint64 code = kAreaCodes[(first + step) % codes];
        number = QString::number(1'000'555'0100LL + code * 10'000'000LL + ending);
        if (!m_plan.taken.contains(number))
            break;
    }
    return number;
}

MessageRecord MessageSeed::at(qint64 index) const
{
    Dice dice(m_plan.seed, quint64(index));
    const qint64 age = m_plan.count - 1 - index;
    // Odd multiples spread each kind over the block, and the blocks differ.
    const int slot = int((age % kBlock * 67 + age / kBlock * 43) % kBlock);
    const Kind kind = kindOf(slot);
    const QString ours = m_plan.numbers.at(dice.below(m_plan.numbers.size()));
    const QString theirs = person(endingFor(kind, slot, dice), dice);
    MessageRecord record;
    record.time = timeOf(index);
    record.outbound = !isInbound(kind);
    record.from = record.outbound ? ours : theirs;
    record.to = record.outbound ? theirs : ours;
    if (kind == Kind::MmsIn || kind == Kind::MmsOut)
        addMedia(record, slot, dice);
    else
        record.body = messageText(talkOf(kind), dice);
    return record;
}

} // namespace sandbox
