// SPDX-License-Identifier: GPL-3.0-or-later
// The tour as a person starts it on a machine without a display. Its pictures stay in the build folder, to be
// looked at.
#include "programrun.h"
#include "tour/toursteps.h"

#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// 0 to 255, of the whole picture.
int lightness(const QImage &picture)
{
    const QImage point = picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return qGray(point.pixel(0, 0));
}

ProgramRun tourTo(const QString &folder)
{
    return runProgram({u"--tour"_s, folder}, {{u"QT_QPA_PLATFORM"_s, u"offscreen"_s}}, 240'000);
}

} // namespace

class TestTour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reachesEveryEndState();
    void savesLightAndDark();
    void failsWithoutAFolder();

private:
    QDir m_folder{QStringLiteral(TRUNKLINE_TOUR_FOLDER)};
    ProgramRun m_run;
};

void TestTour::initTestCase()
{
    QVERIFY(m_folder.removeRecursively());
    m_run = tourTo(m_folder.path());
    QVERIFY2(m_run.ended, qPrintable(m_run.output + m_run.errors));
}

void TestTour::reachesEveryEndState()
{
    QVERIFY2(m_run.exitCode == 0, qPrintable(m_run.output + m_run.errors));
    const auto steps = trunkline::tourSteps();
    QVERIFY2(steps.size() >= 23, "a part of the main job is gone");
    const QStringList lines = m_run.output.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.filter(QRegularExpression(u"^ok "_s)).size(), steps.size());
}

void TestTour::savesLightAndDark()
{
    const auto steps = trunkline::tourSteps();
    QCOMPARE(m_folder.entryList({u"*.png"_s}).size(), 2 * steps.size());
    for (const auto &step : steps) {
        const QImage light(m_folder.filePath(step.name + u"-light.png"_s));
        const QImage dark(m_folder.filePath(step.name + u"-dark.png"_s));
        QVERIFY2(!light.isNull() && !dark.isNull(), qPrintable(step.name));
        QVERIFY2(light.width() >= 880 && light.height() >= 560 && light.size() == dark.size(),
                 qPrintable(step.name));
        QVERIFY2(lightness(light) > lightness(dark) + 80,
                 qPrintable(u"%1: %2 and %3"_s.arg(step.name).arg(lightness(light)).arg(lightness(dark))));
    }
}

void TestTour::failsWithoutAFolder()
{
    const ProgramRun run = tourTo(u"/dev/null/tour"_s);
    QVERIFY2(run.ended, qPrintable(run.errors));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.contains(u"FAILED"_s), qPrintable(run.output));
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
