#include "hall/sent_box.h"

#include <doctest/doctest.h>

#include <string>

#include "ops/op.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using hall::Errand;
using hall::SentBox;
using hall::SentIsland;

namespace {

const base::Path kFolder = "/state/requests.sent";
const std::string kHall = "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n";

struct Sending {
  support::MemoryFileSystem files;
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  SentBox box{files, kFolder};

  Sending() { REQUIRE(files.make_folders("/state")); }
  SentIsland island() {
    model::Card card;
    card.id = ids.next();
    card.text = "花\n木";
    const hall::Dispatch dispatch{
        {ids.next(), clock.wall(),
         hall::IslandFromAfar{"みどり", "一班", ids.next(), {ops::Add<model::Card>{{}, card}}}},
        {2, 3}};
    return {dispatch.request.id,
            ids.next(),
            "みどり",
            {{2, "二班"}, {3, "三班"}},
            {{2, Errand::At::kept}, {3, Errand::At::on_its_way}},
            text_of(dispatch)};
  }
  std::vector<SentIsland> opened(const std::string& hall = kHall) {
    return SentBox(files, kFolder).open(hall, clock.wall());
  }
};

}  // namespace

TEST_CASE("sent box: what was kept there is there after a power cut, as far as it was") {
  Sending s;
  CHECK(s.opened().empty());
  const SentIsland first = s.island();
  s.clock.advance(1);
  const SentIsland second = s.island();
  s.box.keep(second, kHall);
  s.box.keep(first, kHall);
  s.files.crash();
  const auto all = s.opened();
  REQUIRE(all.size() == 2);
  CHECK(all[0].request == first.request);
  CHECK(all[0].island == first.island);
  CHECK(all[0].plate == "みどり");
  CHECK(all[0].tables == first.tables);
  CHECK(all[0].at == first.at);
  CHECK(all[0].body == first.body);
  CHECK(all[1].request == second.request);
  s.box.drop(first.request);
  s.box.drop(first.request);
  CHECK(s.opened().size() == 1);
  s.box.drop_all();
  CHECK(s.opened().empty());
}

TEST_CASE("sent box: what is another hall's or another evening's is gone") {
  Sending s;
  s.box.keep(s.island(), kHall);
  CHECK(s.opened("another").empty());
  CHECK(s.opened().empty());
  s.box.keep(s.island(), kHall);
  s.clock.advance(SentBox::kKept_ms / 1000.0 - 1);
  CHECK(s.opened().size() == 1);
  s.clock.advance(2);
  CHECK(s.opened().empty());
}

TEST_CASE(
    "sent box: a damaged file is passed over, wherever it is cut, and no other file is touched") {
  Sending s;
  const SentIsland island = s.island();
  s.box.keep(island, kHall);
  const base::Path path = kFolder / (island.request.str() + ".sent");
  const std::string text = s.files.read(path, 1 << 20).value();
  s.files.put(kFolder / "notes.txt", "ours");
  for (std::size_t most = 0; most + 1 < text.size(); most += 7) {
    s.files.put(path, text.substr(0, most));
    CHECK(s.opened().empty());
  }
  s.files.put(path, text);
  CHECK(s.opened().size() == 1);
  s.box.drop_all();
  CHECK(s.files.exists(kFolder / "notes.txt"));
}

TEST_CASE("sent box: a disk that takes nothing ends nothing") {
  Sending s;
  s.files.fail_after(0);
  s.box.keep(s.island(), kHall);
  s.files.heal();
  CHECK(s.opened().empty());
}
