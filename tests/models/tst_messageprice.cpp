// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageprice.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// What a person reads about how a price comes about: what the record states, and no more.
class TestMessagePrice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsStated_data();
    void saysWhatIsStated();
    void saysNothingWithoutDetails();
};

void TestMessagePrice::saysWhatIsStated_data()
{
    QTest::addColumn<std::optional<Money>>("base");
    QTest::addColumn<std::optional<Money>>("surcharge");
    QTest::addColumn<std::optional<Money>>("charged");
    QTest::addColumn<int>("segments");
    QTest::addColumn<QString>("words");
    const std::optional<Money> none;
    const std::optional<Money> base = Money::fromNanodollars(4'000'000);
    const std::optional<Money> surcharge = Money::fromNanodollars(3'000'000);
    const std::optional<Money> charged = Money::fromNanodollars(14'000'000);
    const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
    row("all") << base << surcharge << charged << 2
               << u"$0.0140 charged; 2 part(s); each $0.0040 and $0.0030 carrier surcharge"_s;
    row("charged") << none << none << charged << 0 << u"$0.0140 charged"_s;
    row("parts") << none << none << none << 3 << u"3 part(s)"_s;
    row("base") << base << none << none << 1 << u"1 part(s); each $0.0040"_s;
    row("surcharge") << none << surcharge << none << 0 << u"each with $0.0030 carrier surcharge"_s;
    row("nothing") << none << none << none << 0 << QString();
}

void TestMessagePrice::saysWhatIsStated()
{
    QFETCH(std::optional<Money>, base);
    QFETCH(std::optional<Money>, surcharge);
    QFETCH(std::optional<Money>, charged);
    QFETCH(int, segments);
    Message message;
    message.price = PriceDetails{base, surcharge, charged, segments};
    QTEST(priceWords(message), "words");
}

void TestMessagePrice::saysNothingWithoutDetails()
{
    QCOMPARE(priceWords({}), QString());
}

QTEST_APPLESS_MAIN(TestMessagePrice)
#include "tst_messageprice.moc"
