// Reception: looks at each request and says what is to be done for it: who may come in, what is well
// written, what is told. Pure: no sockets, the clock handed in. The door's thread.
//  1. Nothing of a session is told to who has not the key, or calls the table by a name it has not.
//  2. Requests that come twice are answered as they were the first time.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "phone/inbox.h"
#include "phone/page_files.h"
#include "phone/photo_folder.h"
#include "phone/rules.h"
#include "phone/told.h"

namespace phone {

struct Request {
  std::string method, target, body;
  // What its head says; empty: nothing.
  std::string host, origin, key, phone, have, photo;
  bool takes_gzip = false;
  std::string address;  // from where
};

struct Reply {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  bool gzip = false;  // `body` is packed
  int after_s = 0;    // the same may be asked again after so long; 0: it says nothing
  std::string version{};
};

/// The map as phones read it.
struct MapPage {
  std::string version;
  std::string svg;     // plain
  std::string packed;  // the same by gzip
};

using Wanted = std::variant<Reply, SentCard, SentPoints, SentSheet, SentPhoto>;

class Reception {
 public:
  Reception(const Limits& limits, PageFiles pages) : rules_(limits), pages_(std::move(pages)) {}

  /// `inbox` knows which cards have come. Of cards the id is still to be given.
  Wanted receive(const Request& request, const Inbox& inbox, double now_s);

  /// So many bytes may follow a head like this one.
  std::size_t most_bytes(const Request& head) const;

  void set_door(DoorState door) { door_ = std::move(door); }
  const DoorState& door() const { return door_; }
  /// By which names phones may call the table, besides those of the machine itself.
  void set_hosts(std::set<std::string> hosts) { hosts_ = std::move(hosts); }
  void tell(std::shared_ptr<const Told> told) { told_ = std::move(told); }
  /// Where pictures lie, which lives longer; null: none are taken.
  void set_photos(const PhotoFolder* photos) { photos_ = photos; }
  void show(std::shared_ptr<const MapPage> map) { map_ = std::move(map); }
  /// When somebody asked for the map last.
  double map_asked_s() const { return map_asked_s_; }
  const Rules& rules() const { return rules_; }

 private:
  /// Bytes of what may be sent there.
  std::size_t most_of(const std::string& target) const;
  /// Nothing: it may come in.
  std::optional<Reply> turned_away(const Request& request, double now_s);
  std::optional<Reply> wrong_caller(const Request& request) const;
  Reply state(const Request& request, double now_s);
  Reply map(const Request& request, double now_s);
  Wanted card(const Request& request, const Inbox& inbox, double now_s);
  Wanted points(const Request& request, double now_s);
  Wanted sheet(const Request& request, double now_s);
  Wanted photo(const Request& request, double now_s);

  Rules rules_;
  PageFiles pages_;
  DoorState door_;
  std::set<std::string> hosts_;
  std::shared_ptr<const Told> told_;
  std::shared_ptr<const MapPage> map_;
  const PhotoFolder* photos_ = nullptr;
  double map_asked_s_ = -1e9;
};

/// {"say": word}: why not, in a word the page knows.
Reply refusal(int status, std::string_view word, int after_s = 0);
Reply taken();

}  // namespace phone
