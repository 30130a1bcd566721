#include "phone/inbox.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/lines.h"

namespace phone {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint64_t kMostBytes = 64u << 20;

std::string line_of(const SentCard& card) {
  Json out{{"card", card.id.str()}, {"key", card.key}, {"text", card.text}};
  if (!card.board.nil()) out["board"] = card.board.str();
  if (!card.who.empty()) out["who"] = card.who;
  return out.dump() + "\n";
}

std::string line_of(const DoorState& door) {
  const Wishes& wishes = door.wishes;
  const Json words{{"key", door.key},         {"port", door.port},
                   {"open", door.open},       {"tongue", name_of(wishes.tongue)},
                   {"tray", wishes.tray},     {"map", wishes.map},
                   {"survey", wishes.survey}, {"names", wishes.names},
                   {"photos", wishes.photos}};
  return Json{{"door", words}}.dump() + "\n";
}

/// The string of that name; empty where there is none.
std::string text_at(const Json& from, const char* name) {
  const auto it = from.find(name);
  return it != from.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool flag_at(const Json& from, const char* name, bool otherwise) {
  const auto it = from.find(name);
  return it != from.end() && it->is_boolean() ? it->get<bool>() : otherwise;
}

DoorState door_in(const Json& from) {
  DoorState out;
  out.key = text_at(from, "key");
  const auto port = from.find("port");
  if (port != from.end() && port->is_number_unsigned() && *port <= 65535u)
    out.port = port->get<int>();
  out.open = flag_at(from, "open", out.open);
  out.wishes.tongue = tongue_named(text_at(from, "tongue"));
  out.wishes.tray = flag_at(from, "tray", out.wishes.tray);
  out.wishes.map = flag_at(from, "map", out.wishes.map);
  out.wishes.survey = flag_at(from, "survey", out.wishes.survey);
  out.wishes.names = flag_at(from, "names", out.wishes.names);
  out.wishes.photos = flag_at(from, "photos", out.wishes.photos);
  return out;
}

class Reader {
 public:
  void read(std::string_view line) {
    const Json j = Json::parse(line, nullptr, false);
    if (!j.is_object() || !take(j)) ++out_.unread;
  }

  InboxRead finish() {
    for (SentCard& card : cards_)
      if (!taken_.contains(card.id)) out_.waiting.push_back(std::move(card));
    return std::move(out_);
  }

 private:
  bool take(const Json& j) {
    if (j.contains("card")) return take_card(j);
    if (const auto it = j.find("taken"); it != j.end() && it->is_array()) {
      for (const Json& id : *it)
        if (const auto read =
                id.is_string() ? base::Id::parse(id.get<std::string>()) : std::nullopt)
          taken_.insert(*read);
      return true;
    }
    if (const auto it = j.find("known"); it != j.end() && it->is_array()) {
      for (const Json& key : *it)
        if (key.is_string()) out_.keys.insert(key.get<std::string>());
      return true;
    }
    const auto it = j.find("door");
    if (it == j.end() || !it->is_object()) return false;
    out_.door = door_in(*it);
    return true;
  }

  bool take_card(const Json& j) {
    const auto id = base::Id::parse(text_at(j, "card"));
    SentCard card;
    card.key = text_at(j, "key");
    card.text = text_at(j, "text");
    card.who = text_at(j, "who");
    if (!id || id->nil() || card.key.empty() || card.text.empty()) return false;
    card.id = *id;
    card.board = base::Id::parse(text_at(j, "board")).value_or(base::Id{});
    // It was written again, as nobody knew whether the first line had come to the disk.
    std::erase_if(cards_, [&](const SentCard& c) { return c.key == card.key; });
    out_.keys.insert(card.key);
    cards_.push_back(std::move(card));
    return true;
  }

  InboxRead out_;
  std::vector<SentCard> cards_;
  std::set<base::Id> taken_;
};

}  // namespace

InboxRead read_inbox_text(std::string_view text) {
  Reader reader;
  base::for_each_line(text, [&](std::string_view line) {
    if (!line.empty()) reader.read(line);
  });
  return reader.finish();
}

base::Result<InboxRead> read_inbox(base::FileSystem& files, const base::Path& path) {
  if (!files.exists(path)) return InboxRead{};
  const auto text = files.read(path, kMostBytes);
  if (!text) return text.error();
  return read_inbox_text(*text);
}

Inbox::Inbox(base::FileSystem& files, base::Path path, base::Path like, InboxRead before)
    : files_(files),
      path_(std::move(path)),
      like_(std::move(like)),
      door_(std::move(before.door)),
      waiting_(std::move(before.waiting)),
      keys_(std::move(before.keys)) {}

base::Result<std::unique_ptr<Inbox>> Inbox::open(base::FileSystem& files, const base::Path& path,
                                                 const base::Path& like, InboxRead before) {
  std::unique_ptr<Inbox> inbox(new Inbox(files, path, like, std::move(before)));
  if (auto opened = inbox->reopen(); !opened) return opened.error();
  return inbox;
}

base::Result<void> Inbox::reopen() {
  const bool is_new = !files_.exists(path_);
  auto file = files_.open_append(path_, like_);
  if (!file) return file.error();
  if (is_new) {
    const base::Path folder = path_.parent_path().empty() ? base::Path(".") : path_.parent_path();
    if (auto synced = files_.sync_folder(folder); !synced) return synced.error();
  }
  file_ = std::move(file).value();
  whole_ = is_new;
  return {};
}

base::Result<void> Inbox::append(const std::string& lines, bool sync) {
  // A line that was begun and not ended is nobody's: the next one is by itself.
  const std::string bytes = whole_ ? lines : "\n" + lines;
  whole_ = false;
  if (auto written = file_->append(bytes); !written) return written.error();
  if (sync)
    if (auto synced = file_->sync(); !synced) return synced.error();
  whole_ = true;
  return {};
}

base::Result<void> Inbox::add_all(const std::vector<SentCard>& cards) {
  std::string lines;
  for (const SentCard& card : cards) lines += line_of(card);
  if (auto done = append(lines, true); !done) return done.error();
  for (const SentCard& card : cards) {
    keys_.insert(card.key);
    waiting_.push_back(card);
  }
  return {};
}

void Inbox::note_taken(const std::vector<base::Id>& cards) {
  if (cards.empty()) return;
  Json ids = Json::array();
  for (const base::Id id : cards) {
    ids.push_back(id.str());
    std::erase_if(waiting_, [&](const SentCard& c) { return c.id == id; });
  }
  // Not on the disk yet after a power cut the session is asked, which has them.
  (void)append(Json{{"taken", std::move(ids)}}.dump() + "\n", false);
}

base::Result<void> Inbox::keep(const DoorState& door) {
  if (door == door_) return {};
  if (auto done = append(line_of(door), true); !done) return done.error();
  door_ = door;
  return {};
}

base::Result<void> Inbox::shorten() {
  std::string text = line_of(door_) + Json{{"known", keys_}}.dump() + "\n";
  for (const SentCard& card : waiting_) text += line_of(card);
  if (auto written = base::write_atomically(files_, path_, text, like_); !written)
    return written.error();
  auto opened = reopen();
  whole_ = opened.ok();
  return opened;
}

}  // namespace phone
