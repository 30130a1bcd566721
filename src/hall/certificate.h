// Certificate: what a hall's hub shows its tables: self-signed, for DNS:hall.kurumaza, made once for each hall and
// kept. Tables trust the one that the beacon brings, and no other. Plain functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "hall/private_files.h"

namespace hall {

inline constexpr const char* kHallHostname = "hall.kurumaza";

struct Certificate {
  std::string pem;      // what tables trust
  std::string key_pem;  // stays with the hub
  std::string der;      // what the beacon carries: under 600 bytes
  base::WallTime ends = 0;
};

/// Holds from 1970, so that a table with a dead clock takes it, for ten years from `now` (or from this
/// program's own year, where this machine's clock is dead).
base::Result<Certificate> make_certificate(base::WallTime now);
/// Fails with `format` where they are not a pair, or not for kHallHostname.
base::Result<Certificate> read_certificate(std::string_view pem, std::string_view key_pem);
/// A certificate as a beacon brought it, as PEM text. Fails for anything but one certificate for
/// kHallHostname.
base::Result<std::string> pem_of_der(std::string_view der);

/// The hall's own, from `folder` (hall.pem and hall.key), made and kept there where there is none, where it
/// cannot be read, or where it ends within a year. Fails only where it cannot be kept.
base::Result<Certificate> kept_certificate(PrivateFiles& files, const base::Path& folder,
                                           base::WallTime now);

}  // namespace hall
