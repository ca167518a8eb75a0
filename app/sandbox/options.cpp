// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/options.h"

#include "sandbox/faultrule.h"
#include "sandbox/hostile.h"
#include "sandbox/hostilerota.h"
#include <QCommandLineParser>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString randomHex(int digits)
{
    QString text;
    for (int i = 0; i < digits; ++i)
        text += QString::number(QRandomGenerator::system()->bounded(16), 16);
    return text;
}

QString hostileHelp()
{
    QString text = u"Answer nastily in this way only; may be repeated:"_s;
    for (const Nasty &nasty : nasties())
        text += u"\n%1: %2"_s.arg(QLatin1String(nasty.name), QLatin1String(nasty.meaning));
    return text;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"A Flowroute account on 127.0.0.1. Nothing is bought or sent."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on, 0 for any."_s, u"n"_s},
        {u"access-key"_s, u"Access key; also TRUNKLINE_SANDBOX_ACCESS_KEY. Random when not given."_s,
         u"text"_s},
        {u"secret-key"_s, u"Secret key; also TRUNKLINE_SANDBOX_SECRET_KEY. Random when not given."_s,
         u"text"_s},
        {u"numbers"_s, u"Numbers on the account."_s, u"n"_s},
        {u"inventory"_s, u"Numbers for sale."_s, u"n"_s},
        {u"messages"_s, u"Messages on record."_s, u"n"_s},
        {u"days"_s, u"Days over which the messages are spread."_s, u"n"_s},
        {u"seed"_s, u"The same seed gives the same account."_s, u"n"_s},
        {u"latency"_s, u"Milliseconds to wait before every answer."_s, u"ms"_s},
        {u"no-rate-limits"_s, u"Never answer 429 by itself."_s},
        {u"no-number-details"_s, u"Have no call that reads several numbers at once."_s},
        {u"strict"_s, u"Refuse a limit above the maximum instead of clamping it."_s},
        {u"tls-cert"_s, u"Serve https with this certificate (PEM); needs --tls-key."_s, u"file"_s},
        {u"tls-key"_s, u"The private key of that certificate (PEM)."_s, u"file"_s},
        {u"fault"_s, u"A fault rule, see README; may be repeated."_s, u"spec"_s},
        {u"hostile"_s, u"Answer nastily, each time in another way, see README."_s},
        {u"hostile-only"_s, hostileHelp(), u"name"_s},
        {u"ready-json"_s, u"Print one line of JSON with address and keys when listening."_s},
        {u"exit-with-stdin"_s, u"Exit when standard input is closed."_s},
    });
}

class Reader {
public:
    explicit Reader(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }
    template <typename Number> void number(const QString &name, quint64 most, Number &into)
    {
        if (!m_parser.isSet(name))
            return;
        bool ok = false;
        const quint64 value = m_parser.value(name).toULongLong(&ok);
        if (ok && value <= most)
            into = Number(value);
        else
            problem = u"--%1 must be a whole number from 0 to %2."_s.arg(name).arg(most);
    }
    void key(const QString &name, const QString &fromEnvironment, QString &into)
    {
        into = m_parser.isSet(name) ? m_parser.value(name) : fromEnvironment;
    }
    void faults(const QString &name, QStringList &into)
    {
        into = m_parser.values(name);
        for (const QString &spec : into) {
            QString why;
            if (!FaultRule::parse(spec, &why))
                problem = u"--%1 \"%2\": %3"_s.arg(name, spec, why);
        }
    }
    void hostile(const QString &flag, const QString &only, Options &options)
    {
        options.hostileOnly = m_parser.values(only);
        options.hostile = m_parser.isSet(flag) || !options.hostileOnly.isEmpty();
        const QStringList known = nastyNames();
        for (const QString &name : std::as_const(options.hostileOnly)) {
            if (!known.contains(name))
                problem = u"--%1: nothing is called \"%2\"; --help lists the names."_s.arg(only, name);
        }
    }
    void tlsFiles(const QString &certificate, const QString &key, Options &options)
    {
        options.tlsCertificate = m_parser.value(certificate);
        options.tlsKey = m_parser.value(key);
        if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
            problem = u"--%1 and --%2 belong together."_s.arg(certificate, key);
    }
    QString problem;

private:
    const QCommandLineParser &m_parser;
};

void readOptions(const QCommandLineParser &parser, Reader &reader, const QProcessEnvironment &environment,
                 Options &options)
{
    reader.number(u"port"_s, 65535, options.port);
    reader.number(u"numbers"_s, 100'000, options.numbers);
    reader.number(u"inventory"_s, 1'000'000, options.inventory);
    reader.number(u"messages"_s, 100'000'000, options.messages);
    reader.number(u"days"_s, 36'500, options.days);
    reader.number(u"seed"_s, std::numeric_limits<quint64>::max(), options.seed);
    reader.number(u"latency"_s, 3'600'000, options.latency);
    reader.key(u"access-key"_s, environment.value(u"TRUNKLINE_SANDBOX_ACCESS_KEY"_s), options.accessKey);
    reader.key(u"secret-key"_s, environment.value(u"TRUNKLINE_SANDBOX_SECRET_KEY"_s), options.secretKey);
    reader.tlsFiles(u"tls-cert"_s, u"tls-key"_s, options);
    reader.faults(u"fault"_s, options.faults);
    reader.hostile(u"hostile"_s, u"hostile-only"_s, options);
    options.rateLimits = !parser.isSet(u"no-rate-limits"_s);
    options.numberDetails = !parser.isSet(u"no-number-details"_s);
    options.strict = parser.isSet(u"strict"_s);
    options.readyJson = parser.isSet(u"ready-json"_s);
    options.exitWithStdin = parser.isSet(u"exit-with-stdin"_s);
}

} // namespace

void Options::makeKeys()
{
    if (accessKey.isEmpty())
        accessKey = randomHex(8);
    if (secretKey.isEmpty())
        secretKey = randomHex(32);
}

CommandLine CommandLine::parse(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    addOptions(parser);
    CommandLine line;
    const bool understood = parser.parse(arguments);
    Reader reader(parser);
    if (understood)
        readOptions(parser, reader, environment, line.options);
    if (parser.isSet(u"help"_s)) {
        line.text = parser.helpText();
    } else if (parser.isSet(u"version"_s)) {
        line.text = u"trunkline-sandbox %1\n"_s.arg(QCoreApplication::applicationVersion());
    } else if (!understood || !parser.positionalArguments().isEmpty() || !reader.problem.isEmpty()) {
        const QString unexpected =
            u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().value(0));
        line.text = (!understood                    ? parser.errorText()
                         : reader.problem.isEmpty() ? unexpected
                                                    : reader.problem)
            % u'\n';
        line.exitCode = 2;
    } else {
        line.options.makeKeys();
        line.run = true;
    }
    return line;
}

} // namespace sandbox
