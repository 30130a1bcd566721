// Any bytes as a phone's request, and as the file that keeps what phones sent. The first line is the method and the target, the
// second the head's words (host, origin, key, phone, map), parted by blanks, "-" for none; the rest is the body. What comes in is a
// card within the limits, in letters; without the key nothing of the session is told.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/assert.h"
#include "base/file_system.h"
#include "base/utf8.h"
#include "phone/reception.h"

namespace {

constexpr const char* kKey = "abcdefghijkm";
constexpr const char* kSecret = "SECRET-OF-THE-SESSION";

class Door {
 public:
  Door() {
    reception_.set_door({kKey, 8123, true, {}});
    reception_.set_hosts({"192.168.10.23"});
    phone::Told told;
    told.title = kSecret;
    told.asks_name = true;
    told.weighing.manner = model::Manner::stickers;
    told.survey.resize(1);
    told.survey[0].id =
        base::Id::parse("00000000-0000-7000-8000-000000000001").value_or(base::Id{});
    reception_.tell(std::make_shared<const phone::Told>(told));
    reception_.show(std::make_shared<const phone::MapPage>(phone::MapPage{"1", kSecret, kSecret}));
  }
  ~Door() {
    inbox_.reset();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  phone::Wanted ask(const phone::Request& request) {
    return reception_.receive(request, *inbox_, now_s_ += 10);
  }

 private:
  const std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / fmt::format("kurumaza-fuzz-{}.phones", ::getpid());
  base::RealFileSystem files_;
  std::unique_ptr<phone::Inbox> inbox_ =
      phone::Inbox::open(files_, path_.string(), base::Path{}, {}).value();
  phone::Reception reception_{phone::Limits{}, {{"/", {"text/html", "<html>"}}}};
  double now_s_ = 0;
};

std::string_view take(std::string_view& rest, char until) {
  const std::size_t end = std::min(rest.find(until), rest.size());
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return out;
}

std::string word(std::string_view& line) {
  const std::string_view all = take(line, ' ');
  return all == "-" ? std::string() : std::string(all);
}

phone::Request request_of(std::string_view bytes) {
  std::string_view first = take(bytes, '\n'), head = take(bytes, '\n');
  phone::Request out;
  out.method = word(first), out.target = word(first);
  out.host = word(head), out.origin = word(head), out.key = word(head);
  out.phone = word(head), out.have = word(head);
  out.body = bytes;
  out.address = "192.168.10.40";
  return out;
}

void check_letters(const std::string& text, std::size_t most) {
  ASSERT(base::is_utf8(text), "what is no text came in");
  ASSERT(base::count_code_points(text) <= most, "what is too long came in");
  for (const char c : text)
    ASSERT(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t', "a control came in");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static Door door;
  const phone::Limits limits;
  const phone::Request request = request_of(bytes);
  const phone::Wanted wanted = door.ask(request);
  if (const auto* card = std::get_if<phone::SentCard>(&wanted)) {
    ASSERT(request.key == kKey, "a card came in without the key");
    ASSERT(!card->key.empty() && !card->text.empty(), "a card that is none");
    check_letters(card->text, limits.characters);
    check_letters(card->who, limits.name);
  } else if (const auto* sheet = std::get_if<phone::SentSheet>(&wanted)) {
    ASSERT(request.key == kKey, "a sheet came in without the key");
    for (const ops::Said& said : sheet->said) check_letters(said.text, limits.answer);
  } else if (const auto* points = std::get_if<phone::SentPoints>(&wanted)) {
    ASSERT(request.key == kKey && points->times >= 0, "points that are none");
  } else {
    const auto& reply = std::get<phone::Reply>(wanted);
    ASSERT(reply.status >= 200 && reply.status < 500, "an answer of a broken server");
    ASSERT(request.key == kKey || reply.body.find(kSecret) == std::string::npos,
           "something was told without the key");
  }
  const phone::InboxRead read = phone::read_inbox_text(bytes);
  for (const phone::SentCard& card : read.waiting)
    ASSERT(read.keys.contains(card.key), "a card waits that never came");
  return 0;
}
