// A PostgreSQL of Debian's, in a folder of its own, listening on a socket in that folder and nowhere else.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

export interface Postgres {
  /** A folder that the server can read files from. */
  readonly folder: string
  /** Settings with which `pg` or `psql` reaches it. */
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  readonly run: (sql: string) => Promise<void>
  readonly rows: (sql: string, values?: readonly unknown[]) => Promise<unknown[][]>
  readonly stop: () => Promise<void>
}

const port = 5432
const user = 'iom'

/**
 * Starts a server with an empty database. Where there is none, Debian's package is installed if that can be done.
 *
 * @returns the server, or in words why there is none
 */
export async function startPostgres(): Promise<Postgres | string> {
  const programs = programFolder() ?? installed()
  if (programs === null) return 'PostgreSQL is not installed, and cannot be.'
  const folder = mkdtempSync(join(tmpdir(), 'iom-postgres-'))
  const owner = serverUser()
  if (owner !== null) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const program = (name: string, args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(join(programs, name), args, {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...owner,
    })
  const made = program('initdb', [
    '--pgdata',
    data,
    '--username',
    user,
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--no-sync',
    '--locale',
    'C',
  ])
  if (made.status !== 0) return gaveUp(folder, `PostgreSQL could not make a database: ${made.stderr}`)
  // Nothing here outlives the test, so nothing is forced to the disk.
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c port=${port} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c work_mem=64MB -c shared_buffers=128MB -c max_wal_size=4GB -c wal_level=minimal -c max_wal_senders=0 -c jit=off`
  const log = join(folder, 'log')
  const started = program('pg_ctl', [
    'start',
    '--wait',
    '--pgdata',
    data,
    '--log',
    log,
    '--options',
    settings,
  ])
  if (started.status !== 0) return gaveUp(folder, `PostgreSQL did not start: ${started.stderr}`)
  const connection = { host: folder, port, user, database: 'postgres' }
  const client = new Client(connection)
  await client.connect()
  return {
    folder,
    connection,
    run: async (sql) => {
      await client.query(sql)
    },
    rows: async (sql, values = []) => {
      const { rows } = await client.query<unknown[]>({ text: sql, values: [...values], rowMode: 'array' })
      return rows
    },
    stop: async () => {
      await client.end()
      program('pg_ctl', ['stop', '--mode', 'immediate', '--pgdata', data])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function gaveUp(folder: string, why: string): string {
  rmSync(folder, { recursive: true, force: true })
  return why
}

/** The newest that is installed. */
function programFolder(): string | null {
  const all = '/usr/lib/postgresql'
  if (!existsSync(all)) return null
  const newest = readdirSync(all)
    .sort((a, b) => Number(b) - Number(a))
    .find((version) => existsSync(join(all, version, 'bin', 'initdb')))
  return newest === undefined ? null : join(all, newest, 'bin')
}

function installed(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'], {
      env,
      stdio: 'ignore',
    })
  if (install().status !== 0) {
    spawnSync('apt-get', ['update'], { env, stdio: 'ignore' })
    install()
  }
  return programFolder()
}

/** PostgreSQL refuses to run as root: it then runs as a user who may do nothing. */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    )
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid }
  }
  return { uid: 65_534, gid: 65_534 }
}
