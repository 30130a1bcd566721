#include "app/picture_maker.h"

#include <doctest/doctest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/assets.h"
#include "storage/live_session.h"
#include "storage/session_writer.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

namespace {

/// A disk one of whose files is never read to its end, until freed.
class StuckDisk final : public support::MemoryFileSystem {
 public:
  base::Path stuck;
  base::Result<std::string> read(const base::Path& path, std::uint64_t limit) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return freed_ || path != stuck; });
    lock.unlock();
    return MemoryFileSystem::read(path, limit);
  }
  void free() {
    const std::lock_guard lock(mutex_);
    freed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool freed_ = false;
};

struct Made {
  support::ManualClock clock;
  std::shared_ptr<StuckDisk> disk = std::make_shared<StuckDisk>();
  std::mutex mutex;
  std::condition_variable changed;
  int wakes = 0;
  app::PictureMaker maker;

  explicit Made(app::PictureMaker::Limits limits = {})
      : maker(
            disk, base::find_assets().fonts, clock,
            [this] {
              const std::lock_guard lock(mutex);
              ++wakes;
              changed.notify_all();
            },
            limits) {
    REQUIRE(disk->make_folders("/s").ok());
  }
  void put(const char* name, int cards) {
    base::IdSource ids(clock, 3);
    model::Session s;
    s.id = ids.next();
    model::Board b;
    b.id = ids.next();
    for (int i = 0; i < cards; ++i) {
      model::Card c;
      c.id = ids.next();
      c.text = "みんなで支え合うまち";
      c.pos = {i * 90.0, 0};
      b.cards[c.id] = c;
    }
    s.boards[b.id] = b;
    REQUIRE(base::write_atomically(*disk, name, storage::session_text(s, 0)).ok());
  }
  app::MadePicture next() {
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, std::chrono::seconds(60), [this] { return wakes > 0; }));
    wakes = 0;
    lock.unlock();
    auto made = maker.take();
    REQUIRE(made);
    return std::move(*made);
  }
};

}  // namespace

TEST_CASE("small pictures: made on a thread of their own, with the faces their letters need") {
  Made made;
  made.put("/s/a.json", 3);
  CHECK(made.maker.idle());
  CHECK(made.maker.next_deadline_s() > 1e100);
  made.maker.ask("/s/a.json", "/cache/a.png");
  CHECK_FALSE(made.maker.idle());
  const app::MadePicture picture = made.next();
  CHECK(picture.kept == "/cache/a.png");
  CHECK_FALSE(picture.pixels);
  CHECK(picture.list.entries.size() >= 6);
  CHECK_FALSE(picture.faces.empty());
  CHECK(made.maker.idle());
}

TEST_CASE("small pictures: one kept is read, one that cannot be made is answered as none") {
  Made made;
  made.put("/s/a.json", 3);
  gfx::Picture small{2, 1, {1, 2, 3, 255, 4, 5, 6, 255}};
  REQUIRE(made.disk->make_folders("/cache").ok());
  REQUIRE(base::write_atomically(*made.disk, "/cache/a.png", gfx::to_png(small)).ok());
  made.maker.ask("/s/a.json", "/cache/a.png");
  const app::MadePicture kept = made.next();
  REQUIRE(kept.pixels);
  CHECK(kept.pixels->rgba == small.rgba);
  made.maker.ask("/s/none.json", "/cache/none.png");
  const app::MadePicture none = made.next();
  CHECK_FALSE(none.pixels);
  CHECK(none.list.entries.empty());
  made.maker.keep("/cache/b.png", small);
  made.maker.ask("/s/a.json", "/cache/b.png");
  CHECK(made.next().pixels);
}

TEST_CASE("small pictures: what has too much in it stays plain") {
  app::PictureMaker::Limits limits;
  limits.items = 10;
  Made made(limits);
  made.put("/s/a.json", 300);
  made.maker.ask("/s/a.json", "/cache/a.png");
  CHECK(made.next().list.entries.empty());
}

TEST_CASE("small pictures: one that takes for ever is given up, and the next is made") {
  Made made;
  made.put("/s/stuck.json", 3);
  made.put("/s/a.json", 3);
  made.disk->stuck = "/s/stuck.json";
  made.maker.ask("/s/stuck.json", "/cache/stuck.png");
  CHECK_FALSE(made.maker.take());
  made.clock.advance(3.9);
  CHECK_FALSE(made.maker.take());
  CHECK(made.maker.next_deadline_s() <= made.clock.now_s() + 0.2);
  made.clock.advance(0.2);
  const auto none = made.maker.take();
  REQUIRE(none);
  CHECK(none->kept == "/cache/stuck.png");
  CHECK(none->list.entries.empty());
  made.maker.ask("/s/a.json", "/cache/a.png");
  CHECK_FALSE(made.next().list.entries.empty());
  made.disk->free();
}

TEST_CASE("small pictures: leaving does not wait for one that is being made") {
  auto disk = std::make_shared<StuckDisk>();
  support::ManualClock clock;
  disk->stuck = "/s/stuck.json";
  const auto start = std::chrono::steady_clock::now();
  {
    app::PictureMaker maker(disk, base::find_assets().fonts, clock, [] {}, {});
    maker.ask("/s/stuck.json", "/cache/stuck.png");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  disk->free();
}
