#include "hall/hub_config.h"

#include <fmt/core.h>
#include <openssl/rand.h>

#include <algorithm>

#include "base/assert.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// What may stand between the file's quotes without being anything else there.
bool is_plain(const std::string& text) {
  return std::ranges::none_of(
      text, [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\0'; });
}

bool is_plain(const HubConfig& c) {
  bool all = true;
  for (const std::string& text :
       {c.listen, c.folder.string(), c.certificate_file.string(), c.key_file.string(),
        c.hall_password, c.screen_password, c.join_password})
    all = all && is_plain(text);
  for (const Place& place : c.places) all = all && is_plain(place.user) && is_plain(place.password);
  return all;
}

std::string user(std::string_view name, std::string_view password, std::string_view rights) {
  return fmt::format("  {{ user: \"{}\", password: \"{}\"{} }}\n", name, password, rights);
}

std::string rights_of_join() {
  return ",\n    permissions: { publish: [\"hall.join\"], subscribe: [\"_INBOX.join.>\"] }";
}

std::string rights_of_screen() {
  return ",\n    permissions: { publish: [\"$JS.API.STREAM.INFO.HALL\", "
         "\"$JS.API.CONSUMER.CREATE.HALL\", \"$JS.API.CONSUMER.CREATE.HALL.>\", "
         "\"$JS.API.CONSUMER.DELETE.HALL.*\", \"$JS.API.DIRECT.GET.HALL.>\", \"$JS.FC.>\"],\n"
         "      subscribe: [\"_INBOX.screen.>\", \"hall.see.>\"] }";
}

/// It answers requests, and nobody else's.
std::string rights_of(const Place& place) {
  return fmt::format(
      ",\n    permissions: {{ publish: [\"hall.op.{0}.*\", \"hall.see.{0}\", "
      "\"hall.send.{0}\", \"$JS.API.DIRECT.GET.HALL.hall.op.{0}.*\"],\n      subscribe: "
      "[\"_INBOX.{1}.>\", \"hall.to.{0}\", \"hall.to.all\", \"hall.news.{0}\"], "
      "allow_responses: {{ max: 1, expires: \"1m\" }} }}",
      place.slot, place.user);
}

}  // namespace

Result<std::string> hub_config_text(const HubConfig& c) {
  if (!is_plain(c))
    return Error{ErrorCode::invalid,
                 base::sentence("The hall's folder has a quote in its name. Choose another one."),
                 c.folder.string()};
  std::string out = fmt::format(
      "# Written by the hall program at each start: changes here are lost.\n"
      "listen: \"{}:{}\"\nserver_name: hall\nmax_payload: 8MB\nmax_pending: 32MB\n"
      "write_deadline: \"5s\"\nmax_connections: 200\nping_interval: \"5s\"\nping_max: 2\n"
      "log_file: \"{}\"\nlog_size_limit: 1048576\n",
      c.listen, c.port, (c.folder / "hub.log").string());
  if (!c.certificate_file.empty())
    out += fmt::format("tls {{ cert_file: \"{}\", key_file: \"{}\", timeout: 5 }}\n",
                       c.certificate_file.string(), c.key_file.string());
  out += fmt::format("jetstream {{ store_dir: \"{}\", max_mem: 64MB, max_file: {} }}\n",
                     (c.folder / "js").string(), c.most_bytes);
  out += "authorization { timeout: 5, users: [\n";
  out += user("hall", c.hall_password, "");
  out += user("screen", c.screen_password, rights_of_screen());
  if (!c.join_password.empty()) out += user("join", c.join_password, rights_of_join());
  for (const Place& place : c.places) out += user(place.user, place.password, rights_of(place));
  return out + "] }\n";
}

std::uint64_t most_bytes_of(std::uint64_t free_bytes) {
  return std::min<std::uint64_t>(free_bytes / 2, 2ull << 30);
}

std::string random_password() {
  constexpr std::string_view kDigits = "abcdefghijkmnpqrstuvwxyz23456789";  // 32
  unsigned char bytes[26];
  ASSERT(RAND_bytes(bytes, sizeof bytes) == 1, "the system has no randomness");
  std::string out;
  for (const unsigned char byte : bytes) out += kDigits[byte % kDigits.size()];
  return out;
}

}  // namespace hall
