// Any bytes as messages of journal lines from the network: what is handed on is in order and without gaps, and is made of
// the bytes that came; what a table would send of them has numbers without gaps, and reads as it is.
#include <algorithm>
#include <cstdint>

#include "base/assert.h"
#include "base/lines.h"
#include "hall/outgoing.h"
#include "hall/reader_work.h"

namespace {

struct StillClock final : base::Clock {
  double now_s() const override { return 1; }
  base::WallTime wall() const override { return 1; }
};

const base::Id& session() {
  static const base::Id id = *base::Id::parse("0197b2f4-8c00-7000-8000-000000000001");
  return id;
}

/// The bytes as messages; an empty line ends one.
struct Hub final : hall::ReadTransport {
  std::string_view rest;
  std::uint64_t number = 0;
  explicit Hub(std::string_view all) : rest(all) {}
  base::Result<StreamState> stream() override { return StreamState{1, 1'000'000}; }
  base::Result<void> follow(std::uint64_t) override { return {}; }
  base::Result<std::optional<Message>> next(double) override {
    if (rest.empty()) return std::optional<Message>();
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    Message message{++number, hall::op_subject(int(number % 2) + 1, session()),
                    std::string(rest.substr(0, end))};
    rest.remove_prefix(std::min(end + 2, rest.size()));
    return std::optional(std::move(message));
  }
  std::uint64_t connections() const override { return 1; }
};

struct Taker final : hall::LineTaker {
  std::string_view all;
  std::map<hall::OpSubject, std::uint64_t> next;
  explicit Taker(std::string_view bytes) : all(bytes) {}
  void take(const hall::ReadLines& lines) override {
    ASSERT(lines.text.ends_with('\n'), "half a line is handed on");
    std::uint64_t seq = lines.first;
    bool is_first = true;
    base::for_each_line(lines.text, [&](std::string_view line) {
      ASSERT(all.find(line) != all.npos, "a line is handed on that never came");
      ASSERT(hall::read_line_head(line).seq == seq, "a line has another number");
      ASSERT((is_first && lines.begins) || next[lines.from] == seq, "a line is missing");
      next[lines.from] = ++seq;
      is_first = false;
    });
    ASSERT(seq == lines.last + 1, "the last number is another");
  }
  void say(const hall::OpSubject&, hall::ReadTrouble) override {}
};

void read(std::string_view bytes) {
  const StillClock clock;
  Hub hub(bytes);
  Taker taker(bytes);
  hall::ReaderWork reader(hub, clock, {&taker});
  for (int n = 0; n < 10'000 && !hub.rest.empty(); ++n) reader.step();
}

void send(std::string_view bytes) {
  const std::size_t end = bytes.rfind('\n');
  hall::Outgoing lines(session());
  lines.begin(bytes.substr(0, end == bytes.npos ? 0 : end + 1));
  std::optional<std::uint64_t> have;
  for (auto batch = lines.after(have); batch.lines > 0; batch = lines.after(have)) {
    std::uint64_t seq = have ? *have + 1 : lines.first();
    base::for_each_line(batch.body, [&](std::string_view line) {
      ASSERT(hall::read_line_head(line).seq == seq, "a gap is sent");
      ++seq;
    });
    ASSERT(seq == batch.last + 1, "a batch is not counted right");
    have = batch.last;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  send(bytes);
  return 0;
}
