#include "phone/intake.h"

#include <doctest/doctest.h>

#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using namespace phone;

namespace {

const base::Path kFile = "/evening.phones";

struct Bench {
  support::ManualClock clock;
  support::MemoryFileSystem files;
  int woken = 0;
  std::vector<int> answers;  // as they were given
  Intake intake{Inbox::open(files, kFile, {}, {}).value(),
                std::make_unique<PhotoFolder>(files, "/evening.photos", ""), clock,
                [this] { ++woken; }};

  static SentCard card(const std::string& key) { return {{}, {}, key, "庭に木を", ""}; }
  Intake::Answer note() {
    return [this](const Reply& reply) { answers.push_back(reply.status); };
  }
};

}  // namespace

TEST_CASE("intake: cards that come together are written at once, and only then ticked") {
  Bench b;
  CHECK(b.intake.hold(b.card("k1"), b.note()));
  CHECK_FALSE(b.intake.hold(b.card("k2"), b.note()));
  CHECK_FALSE(b.intake.hold(b.card("k1"), b.note()));  // it was sent twice
  CHECK(b.answers.empty());
  b.intake.write();
  CHECK(b.answers == std::vector{200, 200, 200});
  CHECK(b.intake.count() == 2);
  CHECK(b.woken == 1);
  const auto came = b.intake.take();
  REQUIRE(came.size() == 2);
  CHECK_FALSE(std::get<SentCard>(came[0].what).id.nil());
  CHECK(read_inbox(b.files, kFile)->waiting.size() == 2);
  CHECK(b.intake.hold(b.card("k3"), b.note()));  // the next ones need a write of their own
}

TEST_CASE("intake: where the disk takes nothing, nothing is ticked, and it is said once") {
  Bench b;
  b.files.disk_full_after(b.files.bytes_in_use() + 3);
  b.intake.hold(b.card("k1"), b.note());
  b.intake.write();
  CHECK(b.answers == std::vector{503});
  CHECK(b.intake.take().empty());
  CHECK(b.intake.count() == 0);
  CHECK(b.intake.take_trouble());
  CHECK_FALSE(b.intake.take_trouble());
  b.files.heal();
  b.intake.hold(b.card("k1"), b.note());
  b.intake.write();
  CHECK(b.answers == std::vector{503, 200});
  CHECK(b.intake.take().size() == 1);
}

TEST_CASE(
    "intake: points are answered as the table says, once, and who waits too long comes again") {
  Bench b;
  for (int i = 0; i < 3; ++i) b.intake.pass_on(SentPoints{}, b.note());
  const auto came = b.intake.take();
  REQUIRE(came.size() == 3);
  b.intake.tell_outcome(came[1].number, Outcome::refused);
  b.intake.tell_outcome(came[1].number, Outcome::done);
  CHECK(b.answers == std::vector{409});
  b.clock.advance(4.9);
  b.intake.lose_patience();
  CHECK(b.answers.size() == 1);
  b.clock.advance(0.2);
  b.intake.lose_patience();
  CHECK(b.answers == std::vector{409, 503, 503});
  b.intake.tell_outcome(came[0].number, Outcome::done);  // too late
  CHECK(b.answers.size() == 3);
}
