// SPDX-License-Identifier: GPL-3.0-or-later
/// Fills an archive with made messages and prints one line of JSON: records a second with all indexes
/// complete, as a whole and at its end, and bytes a message on the disk and in the service's JSON. Making the
/// messages is not counted. Windows come newest first, as sync fetches them.
#include "archive/archivewriter.h"
#include "messagefactory.h"

#include <cmath>
#include <ctime>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeRange thirteenMonths{1'735'689'600'000, 1'769'904'000'000};
constexpr int sampled = 2'000;

struct Spent {
    qint64 store = 0; ///< nanoseconds
    qint64 index = 0;
    qint64 processor =
        0; ///< of it, that a processor worked for us; other programs on the machine do not count
    qint64 total() const { return store + index; }
};

/// Adds what passes while it lives.
class Watch {
public:
    Watch(qint64 *elapsed, qint64 *processor)
        : m_elapsed(elapsed)
        , m_processor(processor)
        , m_began(std::clock())
    {
        m_timer.start();
    }
    ~Watch()
    {
        *m_elapsed += m_timer.nsecsElapsed();
        *m_processor += qint64(std::clock() - m_began) * (1'000'000'000 / CLOCKS_PER_SEC);
    }
    Q_DISABLE_COPY_MOVE(Watch)

private:
    qint64 *m_elapsed;
    qint64 *m_processor;
    std::clock_t m_began;
    QElapsedTimer m_timer;
};

bool failed(const ArchiveTrouble &trouble)
{
    if (trouble)
        QTextStream(stderr) << trouble.words << '\n';
    return bool(trouble);
}

bool indexAll(ArchiveWriter &writer, int mostWaiting, Spent *spent)
{
    const Watch watch(&spent->index, &spent->processor);
    while (writer.waiting() > mostWaiting) {
        if (failed(writer.index(ArchiveWriter::TextsAtOnce)))
            return false;
    }
    return true;
}

/// What storing places [0, last) from the end takes, page by page.
bool fill(ArchiveWriter &writer, const bench::MessageFactory &factory, qint64 first, qint64 last, qint64 page,
          Spent *spent)
{
    for (qint64 end = last; end > first; end -= page) {
        const qint64 begin = std::max(first, end - page);
        const QList<Message> messages = factory.some(begin, end - begin);
        {
            const Watch watch(&spent->store, &spent->processor);
            if (failed(writer.store(messages)))
                return false;
        }
        if (!indexAll(writer, ArchiveWriter::TextsAtOnce - 1, spent))
            return false;
    }
    return indexAll(writer, 0, spent);
}

double jsonBytes(const bench::MessageFactory &factory)
{
    qint64 bytes = 0;
    for (int i = 0; i < sampled; ++i)
        bytes += bench::jsonOf(factory.at(i * factory.count() / sampled)).size();
    return double(bytes) / sampled;
}

double perSecond(qint64 count, const Spent &spent)
{
    return std::round(double(count) * 1e9 / double(std::max<qint64>(1, spent.total())));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"messages"_s, u"How many."_s);
    parser.addPositionalArgument(u"file"_s, u"The archive to make; it must not exist."_s);
    parser.addOption({u"page"_s, u"Messages stored at once."_s, u"count"_s, u"1000"_s});
    parser.addOption({u"seed"_s, u"Other messages."_s, u"number"_s, u"1"_s});
    parser.addHelpOption();
    parser.process(app);
    const QStringList arguments = parser.positionalArguments();
    const qint64 count = arguments.value(0).toLongLong();
    const QString path = arguments.value(1);
    if (arguments.size() != 2 || count < 1 || QFileInfo::exists(path))
        parser.showHelp(2);
    const qint64 page = std::max<qint64>(1, parser.value(u"page"_s).toLongLong());
    const bench::MessageFactory factory(parser.value(u"seed"_s).toULongLong(), count, thirteenMonths);

    ArchiveWriter writer;
    Spent most;
    Spent tail; // the last tenth, when the file has its size
    const qint64 tenth = std::max<qint64>(1, count / 10);
    if (failed(writer.open(path)) || !fill(writer, factory, tenth, count, page, &most)
        || !fill(writer, factory, 0, tenth, page, &tail))
        return 1;
    const Spent whole{most.store + tail.store, most.index + tail.index, most.processor + tail.processor};
    writer.close(); // which writes the log into the file
    const QJsonObject line{
        {u"figure"_s, u"ingest"_s},
        {u"messages"_s, count},
        {u"perSecond"_s, perSecond(count, whole)},
        {u"perSecondAtTheEnd"_s, perSecond(tenth, tail)},
        {u"storeSeconds"_s, double(whole.store) / 1e9},
        {u"indexSeconds"_s, double(whole.index) / 1e9},
        {u"processorSeconds"_s, double(whole.processor) / 1e9},
        {u"bytesPerMessage"_s, std::round(double(QFileInfo(path).size()) / double(count))},
        {u"jsonBytesPerMessage"_s, std::round(jsonBytes(factory))},
    };
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}
