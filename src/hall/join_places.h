// JoinPlaces: the hall's forty places: who has which, and their passwords. They are kept before they are given, so a
// table that comes again, to a hall started again, has its place. One thread.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hall/join.h"
#include "hall/private_files.h"

namespace hall {

class JoinPlaces {
 public:
  struct Taken {
    base::Id table;
    std::string name;
    friend bool operator==(const Taken&, const Taken&) = default;
  };

  /// What `path` holds; new passwords where there is no such file. Fails where it can't be read or kept, with `format`
  /// where it is damaged: the file is then left as it is.
  static base::Result<JoinPlaces> open(PrivateFiles& files, const base::Path& path);

  /// All forty, for the hub's settings.
  const std::array<Place, kPlaces>& places() const { return places_; }
  /// Who has the place. Requires: 1 ≤ slot ≤ kPlaces, here and below.
  const std::optional<Taken>& taken(int slot) const;

  /// The same table gets the same place; a new one the lowest that is free.
  JoinAnswer answer(const JoinRequest& request);
  /// What goes back over the wire for whatever bytes came.
  std::string answer_text(std::string_view request);

  /// The place is free again, and its password another. The hub must then read its new settings (SIGHUP): it cuts off
  /// at once who has the old one.
  base::Result<void> free(int slot);
  /// The same, and this table is let in no more.
  base::Result<void> shut_out(int slot);
  /// Those shut out may come in again.
  base::Result<void> let_in_all();
  std::size_t shut() const { return shut_.size(); }

 private:
  JoinPlaces(PrivateFiles& files, base::Path path) : files_(&files), path_(std::move(path)) {}
  base::Result<void> read(const std::string& text);
  base::Result<void> renew(int slot);
  base::Result<void> keep() const;
  base::Result<void> change(const std::function<base::Result<void>()>& how);

  PrivateFiles* files_;
  base::Path path_;
  std::array<Place, kPlaces> places_;
  std::array<std::optional<Taken>, kPlaces> taken_;
  std::vector<base::Id> shut_;
};

}  // namespace hall
