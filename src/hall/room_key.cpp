#include "hall/room_key.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <memory>

#include "text/kana.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

constexpr std::string_view kSalt = "kurumaza hall 1";
constexpr std::uint64_t kCost = 1 << 15;
constexpr std::uint64_t kMemory = 64ull << 20;

Error no_randomness() {
  return {ErrorCode::unavailable,
          sentence("This machine gave no random numbers, so no words can be drawn. Start it anew."),
          ""};
}

std::string_view text_of(const Mac& mac) {
  return {reinterpret_cast<const char*>(mac.data()), mac.size()};
}

std::string base64_url(std::string_view bytes) {
  static constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : bytes) {
    bits = (bits << 8 | std::uint8_t(c)) & 0xffff;
    for (count += 8; count >= 6; count -= 6) out += kDigits[bits >> (count - 6) & 63];
  }
  if (count > 0) out += kDigits[bits << (6 - count) & 63];
  return out;
}

}  // namespace

Mac mac_of(const Mac& key, std::string_view bytes) {
  Mac out{};
  unsigned size = 0;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* made =
      HMAC(EVP_sha256(), key.data(), int(key.size()), data, bytes.size(), out.data(), &size);
  ASSERT(made && size == out.size(), "HMAC-SHA256 failed");
  return out;
}

bool same_mac(const Mac& a, const Mac& b) {
  return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<RoomKey> RoomKey::from_words(const WordList& list, const RoomWords& words) {
  // Hiragana, so that a word may be shown in other kana and open the same halls.
  std::string said = text::to_hiragana(kana_of(list, words));
  std::string salt(kSalt);
  std::uint64_t n = kCost, r = 8, p = 1, memory = kMemory;
  const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
      EVP_KDF_fetch(nullptr, "SCRYPT", nullptr), EVP_KDF_free);
  const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
      kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr, EVP_KDF_CTX_free);
  const OSSL_PARAM how[] = {
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, said.data(), said.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), salt.size()),
      OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
      OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_R, &r),
      OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_P, &p),
      OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
      OSSL_PARAM_construct_end()};
  Mac key{};
  if (context && EVP_KDF_derive(context.get(), key.data(), key.size(), how) == 1)
    return RoomKey(key);
  return Error{
      ErrorCode::unavailable,
      sentence("There was no memory to work out the hall's key. Close other programs and try again."),
      ""};
}

std::optional<RoomKey> RoomKey::from_hex(std::string_view hex) {
  Mac key{};
  if (hex.size() != 2 * key.size()) return {};
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return {};
    const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
    key[i / 2] = std::uint8_t(key[i / 2] << 4 | digit);
  }
  return RoomKey(key);
}

std::string RoomKey::hex() const { return hex_of(text_of(key_)); }
Mac RoomKey::beacon_key() const { return mac_of(key_, "beacon"); }
std::string RoomKey::join_password() const { return base64_url(text_of(mac_of(key_, "join"))); }

Result<RoomWords> draw_room_words() {
  static_assert(kWords == 2048 && kRoomWords == 6, "eleven bits a word");
  RoomWords words{};
  if (RAND_bytes(reinterpret_cast<unsigned char*>(words.data()), sizeof words) != 1)
    return no_randomness();
  for (std::uint16_t& word : words) word %= kWords;
  return words;
}

Result<std::string> random_text(std::size_t bytes) {
  std::string raw(bytes, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(raw.data()), int(bytes)) != 1)
    return no_randomness();
  return base64_url(raw);
}

std::string hex_of(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += "0123456789abcdef"[std::uint8_t(c) >> 4];
    out += "0123456789abcdef"[std::uint8_t(c) & 15];
  }
  return out;
}

}  // namespace hall
