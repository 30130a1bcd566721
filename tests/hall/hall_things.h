// What tests of finding and joining a hall have in common: the word list, private files in memory, a certificate that
// is made once.
#pragma once

#include <doctest/doctest.h>

#include <map>

#include "hall/beacon.h"
#include "hall/certificate.h"
#include "hall/private_files.h"
#include "hall/words.h"

namespace hall_things {

inline const hall::WordList& words() {
  static const hall::WordList list = [] {
    base::RealFileSystem files;
    auto read = hall::WordList::load(files, base::Path(KURUMAZA_WORDS));
    REQUIRE_MESSAGE(read.ok(), (read ? "" : read.error().text()));
    return std::move(read).value();
  }();
  return list;
}

struct MemoryPrivateFiles final : hall::PrivateFiles {
  base::Result<std::string> read(const base::Path& path) override {
    if (const auto found = content.find(path); found != content.end()) return found->second;
    return base::Error{base::ErrorCode::not_found, "nothing there", path.string()};
  }
  base::Result<void> write(const base::Path& path, std::string_view bytes) override {
    if (fails) return base::Error{base::ErrorCode::no_space, "full", path.string()};
    ++writes;
    content[path] = bytes;
    return {};
  }
  std::map<base::Path, std::string> content;
  int writes = 0;
  bool fails = false;
};

inline constexpr base::WallTime kNow = 1'795'736'000'000;  // November 2026

inline const hall::Certificate& certificate() {
  static const hall::Certificate made = hall::make_certificate(kNow).value();
  return made;
}

inline hall::Mac key(std::uint8_t n) {
  hall::Mac out{};
  out.fill(n);
  return out;
}

inline hall::Beacon beacon(const std::string& name, std::uint16_t port = 14222) {
  return {port, name, certificate().der};
}

}  // namespace hall_things
